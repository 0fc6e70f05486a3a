import '#database/quick-imports';

await import('./serve-state.ts');
