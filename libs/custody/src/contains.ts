import { ilike, type Column, type SQL } from 'drizzle-orm';

/** True where the words stand somewhere in the text, in capitals or not; what they hold is never a pattern. */
export function contains(column: Column, words: string): SQL {
  return ilike(column, `%${words.replace(/[\\%_]/g, '\\$&')}%`);
}
