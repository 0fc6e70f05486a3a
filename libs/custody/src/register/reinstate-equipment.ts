import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { ownChanges } from '../column-types.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { requireStanding } from '../organisations/require-standing.ts';
import { Problem } from '../problem.ts';
import { wakeFollowers } from '../state/wake-followers.ts';
import { requireVersion } from '../version.ts';
import { lockPiece } from './lock-piece.ts';
import { findInScope, tellEquipment } from './read-equipment.ts';
import type { Equipment, Reinstate } from './schemas.ts';
import { equipment } from './tables.ts';

/** Takes a piece into service again. Its credentials stay revoked: it is given new ones. */
export async function reinstateEquipment(
  context: Context,
  assetCode: string,
  { reason }: Reinstate,
  expectedVersion?: number,
): Promise<{ equipment: Equipment; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'reinstate-equipment');
  return withTransaction(db, async (tx) => {
    await lockPiece(tx, assetCode);
    const { entry: before, presence } = await findInScope(tx, caller, assetCode, 'administer');
    requireVersion(before.version, expectedVersion);
    if (!before.retiredAt) throw new Problem('in-use', `${assetCode} is in service`);
    const { hostUnit, owner, custodian, team } = before;
    // They may have ended meanwhile: a retired piece does not keep them.
    await requireStanding(tx, { hostUnit, owner, custodian, ...(team !== null && { team }) });
    const [entry] = await tx
      .update(equipment)
      .set({
        retiredAt: null,
        retiredReason: null,
        replacedBy: null,
        version: before.version + 1,
        changedIn: ownChanges,
      })
      .where(eq(equipment.assetCode, assetCode))
      .returning();
    if (!entry) throw new Error('the changed row did not come back');
    await recordAct(tx, context, {
      action: 'reinstate-equipment',
      subject: { kind: 'equipment', id: assetCode },
      concerns: [hostUnit, owner, custodian],
      before: { retiredAt: before.retiredAt.toISOString() },
      after: { reason },
    });
    const body = { reinstatedAt: now.toISOString() };
    await appendEntry(tx, context, { act: 'reinstate-equipment', about: { assetCode }, body, personal: { reason } });
    await wakeFollowers(tx);
    return { equipment: await tellEquipment(tx, { entry, presence }, now), version: entry.version };
  });
}
