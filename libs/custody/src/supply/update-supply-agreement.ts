import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import type { Verb } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { lockSupplyAgreement } from './read-supply-agreement.ts';
import { recordSupplyAgreement, type ChangedSupplyAgreement } from './record-supply-agreement.ts';
import { supplyAgreement } from './tables.ts';

export async function updateSupplyAgreement(
  context: Context,
  id: string,
  action: Verb,
  change: Partial<typeof supplyAgreement.$inferInsert>,
  expectedVersion: number | undefined,
): ChangedSupplyAgreement {
  const { db, caller, now } = context;
  return withTransaction(db, async (tx) => {
    const before = await lockSupplyAgreement(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    if (before.endedAt) throw new Problem('in-use', 'it has been ended');
    const [row] = await tx
      .update(supplyAgreement)
      .set({ ...change, changedAt: now, version: before.version + 1 })
      .where(eq(supplyAgreement.id, id))
      .returning();
    return recordSupplyAgreement(tx, context, action, before, row!);
  });
}
