import '#database/quick-imports';

await import('./command-line.ts');
