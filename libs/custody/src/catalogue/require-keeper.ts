import type { Queryable } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';

/** What an entry says holds for all: who changes it reaches whoever keeps it, for a standard one the root. */
export async function requireKeeper(db: Queryable, caller: Caller, keeper: string): Promise<void> {
  if (await reaches(db, caller, keeper)) return;
  throw new Problem('forbidden', `${keeper} keeps this entry of the catalogue, and you do not reach it`);
}
