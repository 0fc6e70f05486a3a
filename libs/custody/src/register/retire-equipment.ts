import { and, eq, gt, isNull } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isLiveNow } from '../reservations/read-reservation.ts';
import { allocation } from '../calendar/tables.ts';
import { ownChanges } from '../column-types.ts';
import { handover } from '../custody/tables.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { invalidField, Problem } from '../problem.ts';
import { wakeFollowers } from '../state/wake-followers.ts';
import { requireVersion } from '../version.ts';
import { lockPiece } from './lock-piece.ts';
import { findInScope, findInService, tellEquipment } from './read-equipment.ts';
import type { Equipment, Retire } from './schemas.ts';
import { deviceCredential, equipment } from './tables.ts';

/** Takes a piece out of service, with what was put in its place. Its machine is let in no more. policy: P13, P15 */
export async function retireEquipment(
  context: Context,
  assetCode: string,
  { reason, replacedBy }: Retire,
  expectedVersion?: number,
): Promise<{ equipment: Equipment; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'retire-equipment');
  return withTransaction(db, async (tx) => {
    await lockPiece(tx, assetCode);
    const { entry: before, presence } = await findInService(tx, caller, assetCode);
    requireVersion(before.version, expectedVersion);
    await requireSuccessor(tx, context, assetCode, replacedBy);
    await requireNoClaims(tx, assetCode, now);
    const [entry] = await tx
      .update(equipment)
      .set({
        retiredAt: now,
        retiredReason: reason,
        replacedBy: replacedBy ?? null,
        version: before.version + 1,
        changedIn: ownChanges,
      })
      .where(eq(equipment.assetCode, assetCode))
      .returning();
    if (!entry) throw new Error('the changed row did not come back');
    const revoked = await revokeAll(tx, assetCode, now);
    await recordAct(tx, context, {
      action: 'retire-equipment',
      subject: { kind: 'equipment', id: assetCode },
      concerns: [before.hostUnit, before.owner, before.custodian],
      after: { reason, replacedBy, revokedCredentials: revoked },
    });
    const body = { retiredAt: now.toISOString(), replacedBy: replacedBy ?? null };
    await appendEntry(tx, context, { act: 'retire-equipment', about: { assetCode }, body, personal: { reason } });
    await wakeFollowers(tx);
    return { equipment: await tellEquipment(tx, { entry, presence }, now), version: entry.version };
  });
}

async function requireSuccessor(
  tx: Transaction,
  { caller }: Context,
  assetCode: string,
  replacedBy: string | undefined,
): Promise<void> {
  if (replacedBy === undefined) return;
  if (replacedBy === assetCode) throw invalidField('replacedBy', 'is the piece itself');
  await findInScope(tx, caller, replacedBy).catch(() => {
    throw invalidField('replacedBy', 'is no piece that you reach');
  });
}

/** Nobody who counts on the piece, or is about to receive it, finds it gone. */
async function requireNoClaims(tx: Transaction, assetCode: string, now: Date): Promise<void> {
  const [claim] = await tx
    .select({ kind: allocation.kind, organisation: allocation.organisation })
    .from(allocation)
    .where(and(eq(allocation.assetCode, assetCode), isLiveNow(now)))
    .limit(1);
  if (claim) throw new Problem('in-use', `${assetCode} is claimed by ${claim.organisation} (${claim.kind})`);
  const [offer] = await tx
    .select({ to: handover.toOrganisation })
    .from(handover)
    .where(and(eq(handover.assetCode, assetCode), eq(handover.state, 'offered'), gt(handover.expiresAt, now)))
    .limit(1);
  if (offer) throw new Problem('in-use', `${assetCode} is offered to ${offer.to}: withdraw that first`);
}

async function revokeAll(tx: Transaction, assetCode: string, now: Date): Promise<number> {
  const revoked = await tx
    .update(deviceCredential)
    .set({ revokedAt: now })
    .where(and(eq(deviceCredential.assetCode, assetCode), isNull(deviceCredential.revokedAt)))
    .returning({ id: deviceCredential.id });
  return revoked.length;
}
