import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { findInScope } from '../register/read-equipment.ts';
import { loadSets, type LoadedSet } from './load-sets.ts';

/** The set that a piece heads, and whether it is complete; version 0 where there has never been one. */
export async function readSet({ db, caller }: Context, head: string): Promise<LoadedSet> {
  requireRight(caller, 'see-equipment');
  await findInScope(db, caller, head);
  return loadSet(db, head);
}

export async function loadSet(db: Queryable, head: string): Promise<LoadedSet> {
  return (await loadSets(db, [head])).get(head)!;
}
