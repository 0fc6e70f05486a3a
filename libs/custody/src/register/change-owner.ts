import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { ownChanges } from '../column-types.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { requireStanding } from '../organisations/require-standing.ts';
import { invalidField } from '../problem.ts';
import { wakeFollowers } from '../state/wake-followers.ts';
import { requireVersion } from '../version.ts';
import { lockPiece } from './lock-piece.ts';
import { findInService, tellEquipment } from './read-equipment.ts';
import type { Equipment, OwnerChange } from './schemas.ts';
import { equipment } from './tables.ts';

/** Gives a piece to another owner, with the reason and the paper. Who hosts and keeps it stays. */
export async function changeOwner(
  context: Context,
  assetCode: string,
  { owner, reason, document }: OwnerChange,
  expectedVersion?: number,
): Promise<{ equipment: Equipment; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'change-owner');
  return withTransaction(db, async (tx) => {
    await lockPiece(tx, assetCode);
    const { entry: before, presence } = await findInService(tx, caller, assetCode);
    requireVersion(before.version, expectedVersion);
    await requireStanding(tx, { owner });
    if (owner === before.owner) throw invalidField('owner', `${owner} owns it already`);
    const [entry] = await tx
      .update(equipment)
      .set({ owner, version: before.version + 1, changedIn: ownChanges })
      .where(eq(equipment.assetCode, assetCode))
      .returning();
    if (!entry) throw new Error('the changed row did not come back');
    await recordAct(tx, context, {
      action: 'change-owner',
      subject: { kind: 'equipment', id: assetCode },
      concerns: [before.hostUnit, before.custodian, before.owner, owner],
      before: { owner: before.owner },
      after: { owner, reason, document },
    });
    const body = { before: { owner: before.owner }, after: { owner }, document: document ?? null };
    await appendEntry(tx, context, { act: 'change-owner', about: { assetCode }, body, personal: { reason } });
    await wakeFollowers(tx);
    return { equipment: await tellEquipment(tx, { entry, presence }, now), version: entry.version };
  });
}
