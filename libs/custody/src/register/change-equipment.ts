import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { ownChanges } from '../column-types.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { wakeFollowers } from '../state/wake-followers.ts';
import { requireVersion } from '../version.ts';
import { homeColumns } from './home-columns.ts';
import { lockPiece } from './lock-piece.ts';
import { ledgeredChanges, toLedgered } from './ledgered.ts';
import { findInService, tellEquipment } from './read-equipment.ts';
import { requireFamily } from './require-family.ts';
import type { Equipment, EquipmentChange } from './schemas.ts';
import { equipment } from './tables.ts';
import { toRegistered } from './to-registered.ts';

/** Changes what the register says of a piece. Who keeps or owns it is not among that: those are acts of their own. */
export async function changeEquipment(
  context: Context,
  assetCode: string,
  change: EquipmentChange,
  expectedVersion?: number,
): Promise<{ equipment: Equipment; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'change-equipment');
  return withTransaction(db, async (tx) => {
    await lockPiece(tx, assetCode);
    const { entry: before, presence } = await findInService(tx, caller, assetCode);
    requireVersion(before.version, expectedVersion);
    await requireFitting(tx, context, change);
    const { homeBase, homeBaseSite, ...described } = change;
    const home = await homeColumns(tx, caller, { homeBase, homeBaseSite });
    const [entry] = await tx
      .update(equipment)
      .set({ ...described, ...home, version: before.version + 1, changedIn: ownChanges })
      .where(eq(equipment.assetCode, assetCode))
      .returning();
    if (!entry) throw new Error('the changed row did not come back');
    await recordChange(tx, context, before, entry);
    await wakeFollowers(tx);
    return { equipment: await tellEquipment(tx, { entry, presence }, now), version: entry.version };
  });
}

type Row = typeof equipment.$inferSelect;

async function recordChange(tx: Transaction, context: Context, before: Row, after: Row): Promise<void> {
  await recordAct(tx, context, {
    action: 'change-equipment',
    subject: { kind: 'equipment', id: after.assetCode },
    concerns: [before, after].flatMap(({ hostUnit, owner, custodian }) => [hostUnit, owner, custodian]),
    before: toRegistered(before),
    after: toRegistered(after),
  });
  const body = ledgeredChanges(toLedgered(before), toLedgered(after));
  if (body) await appendEntry(tx, context, { act: 'change-equipment', about: { assetCode: after.assetCode }, body });
}

async function requireFitting(tx: Transaction, { caller }: Context, change: EquipmentChange): Promise<void> {
  if (change.family !== undefined) await requireFamily(tx, change.family);
  if (change.hostUnit !== undefined) await requireReachedStanding(tx, caller, { hostUnit: change.hostUnit });
  if (change.team !== undefined && change.team !== null)
    await requireReachedStanding(tx, caller, { team: change.team });
}
