import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import { notice } from './tables.ts';

/** Held, where the caller reaches the organisation that was told. */
export async function lockNotice(tx: Transaction, caller: Caller, id: string): Promise<typeof notice.$inferSelect> {
  const [row] = await tx.select().from(notice).where(eq(notice.id, id)).for('update');
  if (!row || !(await reaches(tx, caller, row.organisation)))
    throw new Problem('not-found', `no notice ${id}`, row && { countedAs: 'outside-scope' });
  return row;
}
