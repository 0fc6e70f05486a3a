import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { siteInScope } from './scope.ts';
import { site } from './tables.ts';

/** The site that is about to change, held against other changes, when the caller may change it. */
export async function lockSite(tx: Transaction, caller: Caller, id: string): Promise<typeof site.$inferSelect> {
  const [row] = await tx
    .select({ entry: site, inScope: siteInScope(caller, 'administer') })
    .from(site)
    .where(eq(site.id, id))
    .for('update');
  if (row?.inScope) return row.entry;
  throw new Problem('not-found', `no site ${id}`, row && { countedAs: 'outside-scope' });
}
