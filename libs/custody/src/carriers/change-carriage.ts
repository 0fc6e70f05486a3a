import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { lockCarriage } from './lock-carriage.ts';
import { recordCarriage, type ChangedCarriage } from './record-carriage.ts';
import { requireCarrier } from './require-carrier.ts';
import type { CarriageChange } from './schemas.ts';
import { carriage } from './tables.ts';
import { tellOverlap } from './tell-overlap.ts';

/** Says anew from when to when: it was loaded later, or is unloaded now. */
export async function changeCarriage(
  context: Context,
  assetCode: string,
  id: string,
  change: CarriageChange,
  expectedVersion?: number,
): ChangedCarriage {
  const { db, caller, now } = context;
  requireRight(caller, 'change-carriage');
  return withTransaction(db, async (tx) => {
    const before = await lockCarriage(tx, context, assetCode, id);
    requireVersion(before.version, expectedVersion);
    const since = change.from === undefined ? before.since : new Date(change.from);
    const until = change.to === undefined ? before.until : change.to === null ? null : new Date(change.to);
    if (until && until <= since) throw invalidField('to', 'must lie after from');
    await requireCarrier(tx, caller, { ...before, since, until }, now);
    const [row] = await tx
      .update(carriage)
      .set({ since, until, version: before.version + 1 })
      .where(eq(carriage.id, id))
      .returning();
    return recordCarriage(tx, context, 'change-carriage', before, row!);
  }).catch((error: unknown) => tellOverlap(error, assetCode));
}
