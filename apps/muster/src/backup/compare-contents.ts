import type { Contents } from './manifest.ts';

/** In words, what is not the same; nothing where two copies are equal. */
export function compareContents(copied: Contents, restored: Contents): string[] {
  return [
    ...compareTables(copied.database, restored.database),
    ...compare('the position of the database', copied.database?.appliedPosition, restored.database?.appliedPosition),
    ...compare('the position of the history', copied.history?.position, restored.history?.position),
    ...compare('the number of series', copied.history?.series, restored.history?.series),
    ...compare('the number of readings', copied.history?.readings, restored.history?.readings),
    ...compare('the readings of a series (digest)', copied.history?.digest, restored.history?.digest),
    ...compare('the start of the log', copied.log?.start, restored.log?.start),
    ...compare('the end of the log', copied.log?.end, restored.log?.end),
  ];
}

function compareTables(copied: Contents['database'], restored: Contents['database']): string[] {
  const names = new Set([...Object.keys(copied?.tables ?? {}), ...Object.keys(restored?.tables ?? {})]);
  return [...names].flatMap((name) => {
    const [before, after] = [copied?.tables[name], restored?.tables[name]];
    const rows = compare(`rows of ${name}`, before?.rows, after?.rows);
    return rows.length > 0 ? rows : compare(`the content of ${name} (digest)`, before?.digest, after?.digest);
  });
}

function compare(what: string, copied: unknown, restored: unknown): string[] {
  return copied === restored ? [] : [`${what}: ${String(copied)} copied, ${String(restored)} restored`];
}
