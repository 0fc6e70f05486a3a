import { or, type SQL } from 'drizzle-orm';

import { contains } from '../contains.ts';
import { equipment } from './tables.ts';

/** True where the asset code or the name of the piece has the words in it. */
export function mentions(words: string): SQL | undefined {
  return or(contains(equipment.assetCode, words), contains(equipment.name, words));
}
