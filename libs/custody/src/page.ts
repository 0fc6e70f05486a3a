import { invalidField } from './problem.ts';

export interface Page<T> {
  readonly items: T[];
  /** Asks for what follows; null on the last page. */
  readonly nextCursor: string | null;
}

/** Cuts one page out of `limit + 1` rows that were read in the order of their key. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? encodeCursor(keyOf(last)) : null };
}

export function encodeCursor(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

/** The key that a cursor stands for. Whatever its bytes say, it is only ever compared with. */
export function decodeCursor(cursor: string | undefined, isKey: (key: string) => boolean): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!isKey(key)) throw invalidField('cursor', 'is not one that this list gave');
  return key;
}
