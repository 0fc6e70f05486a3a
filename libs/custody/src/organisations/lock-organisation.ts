import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { organisationInScope } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import { organisation } from './tables.ts';

/** The organisation that is about to change, held against other changes, when the caller may change it. */
export async function lockOrganisation(
  tx: Transaction,
  caller: Caller,
  code: string,
): Promise<typeof organisation.$inferSelect> {
  const [row] = await tx
    .select({ entry: organisation, inScope: organisationInScope(caller, 'administer') })
    .from(organisation)
    .where(eq(organisation.code, code))
    .for('update');
  if (row?.inScope) return row.entry;
  throw new Problem('not-found', `no organisation ${code}`, row && { countedAs: 'outside-scope' });
}
