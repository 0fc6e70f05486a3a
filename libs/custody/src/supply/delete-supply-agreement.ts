import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireVersion } from '../version.ts';
import { lockSupplyAgreement } from './read-supply-agreement.ts';
import { concernsOf } from './record-supply-agreement.ts';
import { supplyAgreement } from './tables.ts';
import { toDescribed } from './to-supply-agreement.ts';

/** Takes an agreement away that was entered by mistake; one that was in force is ended. */
export async function deleteSupplyAgreement(context: Context, id: string, expectedVersion?: number): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'delete-supply-agreement');
  await withTransaction(db, async (tx) => {
    const before = await lockSupplyAgreement(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    await tx.delete(supplyAgreement).where(eq(supplyAgreement.id, id));
    await recordAct(tx, context, {
      action: 'delete-supply-agreement',
      subject: { kind: 'supply-agreement', id },
      concerns: concernsOf(before),
      before: toDescribed(before),
    });
  });
}
