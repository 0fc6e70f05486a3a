import '#database/quick-imports';

await import('./commands/command-line.ts');
