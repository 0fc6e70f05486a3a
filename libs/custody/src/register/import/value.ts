/** What a cell says, once it is read. */
export type Value = string | number | boolean;

/** What a cell of a sheet holds, as the reader gives it. */
export type Cell = string | number | boolean | Date | null | undefined;

/** The text of a cell; undefined for an empty one. Blanks around it are a slip of the pen unless they are quoted. */
export function textOf(cell: Cell): string | undefined {
  if (cell === null || cell === undefined) return undefined;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell.toISOString().slice(0, 10);
  const text = String(cell).trim();
  return text === '' ? undefined : unquote(text);
}

/** Text as a cell is to hold it, so that it is read as it was: in quotes where blanks or quotes would be lost. */
export function quote(text: string): string {
  return text !== text.trim() || text.startsWith('"') ? JSON.stringify(text) : text;
}

function unquote(text: string): string {
  if (!text.startsWith('"') || !text.endsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
