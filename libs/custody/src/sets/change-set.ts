import { and, eq, inArray, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { invalidField, Problem } from '../problem.ts';
import { lockPiece } from '../register/lock-piece.ts';
import { findInService } from '../register/read-equipment.ts';
import { requireVersion } from '../version.ts';
import { loadSet } from './read-set.ts';
import type { EquipmentSet, SetChange } from './schemas.ts';
import { equipmentSet, setAccessory, setMember } from './tables.ts';

/** Says what a set is made of. Who joins and who leaves is in the ledger of the head and of each member. */
export async function changeSet(
  context: Context,
  head: string,
  change: SetChange,
  expectedVersion?: number,
): Promise<{ set: EquipmentSet; version: number }> {
  const { db, caller } = context;
  requireRight(caller, 'change-set');
  return withTransaction(db, async (tx) => {
    for (const code of [head, ...change.members.map(({ assetCode }) => assetCode)].sort()) await lockPiece(tx, code);
    const { entry: piece } = await findInService(tx, caller, head);
    const before = await loadSet(tx, head);
    requireVersion(before.version, expectedVersion);
    await requireFitting(tx, context, before.set, change);
    const moved = await write(tx, context, before, change);
    const after = await loadSet(tx, head);
    await recordAct(tx, context, {
      action: 'change-set',
      subject: { kind: 'equipment', id: head },
      concerns: [piece.hostUnit, piece.owner, piece.custodian],
      before: toTold(before.set),
      after: toTold(after.set),
    });
    await appendAll(tx, context, after.set, moved);
    return after;
  }).catch((error: unknown) => {
    if (!violates(error, 'equipment_set_member_once')) throw error;
    throw new Problem('in-use', 'a piece of it belongs to another set');
  });
}

async function requireFitting(
  tx: Transaction,
  { caller }: Context,
  { head, partOf, members }: EquipmentSet,
  change: SetChange,
): Promise<void> {
  const isEmpty = change.members.length + change.accessories.length === 0;
  if (partOf !== null && !isEmpty) throw new Problem('in-use', `${head} belongs to the set of ${partOf}`);
  const known = new Set(members.map(({ assetCode }) => assetCode));
  for (const [index, { assetCode }] of change.members.entries()) {
    if (assetCode === head) throw invalidField(`members/${index}/assetCode`, 'is the head itself');
    // A member that has been retired may stay in it: the set is incomplete then.
    if (known.has(assetCode)) continue;
    await findInService(tx, caller, assetCode).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      throw invalidField(`members/${index}/assetCode`, 'is no piece in service that you reach');
    });
    const { set } = await loadSet(tx, assetCode);
    if (set.members.length + set.accessories.length > 0)
      throw new Problem('in-use', `${assetCode} heads a set of its own`);
    if (set.partOf !== null) throw new Problem('in-use', `${assetCode} belongs to the set of ${set.partOf}`);
  }
}

interface Moved {
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

async function write(
  tx: Transaction,
  { now }: Context,
  { set, version }: { set: EquipmentSet; version: number },
  change: SetChange,
): Promise<Moved> {
  const { head } = set;
  const row = { changedAt: now, version: version + 1 };
  await tx
    .insert(equipmentSet)
    .values({ head, ...row })
    .onConflictDoUpdate({ target: equipmentSet.head, set: row });
  const before = new Map(set.members.map((member) => [member.assetCode, member]));
  const wanted = new Set(change.members.map(({ assetCode }) => assetCode));
  const left = [...before.keys()].filter((code) => !wanted.has(code));
  const joined = [...wanted].filter((code) => !before.has(code));
  const isCurrent = and(eq(setMember.head, head), isNull(setMember.until));
  if (left.length > 0)
    await tx
      .update(setMember)
      .set({ until: now })
      .where(and(isCurrent, inArray(setMember.member, left)));
  for (const { assetCode, role = null, required } of change.members) {
    const told = { role, required };
    if (before.has(assetCode))
      await tx
        .update(setMember)
        .set(told)
        .where(and(isCurrent, eq(setMember.member, assetCode)));
    else await tx.insert(setMember).values({ id: uuidv7(), head, member: assetCode, ...told, since: now });
  }
  await tx.delete(setAccessory).where(eq(setAccessory.head, head));
  const accessories = change.accessories.map((one, place) => ({ ...one, head, place }));
  if (accessories.length > 0) await tx.insert(setAccessory).values(accessories);
  return { joined, left };
}

function toTold({ members, accessories, complete }: EquipmentSet) {
  return {
    members: members.map(({ assetCode, role, required }) => ({ assetCode, role, required })),
    accessories: accessories.map(({ name, unit = null, quantity, present }) => ({ name, unit, quantity, present })),
    complete,
  };
}

async function appendAll(tx: Transaction, context: Context, set: EquipmentSet, { joined, left }: Moved): Promise<void> {
  const { head } = set;
  await appendEntry(tx, context, { act: 'change-set', about: { assetCode: head }, body: toTold(set) });
  for (const assetCode of joined)
    await appendEntry(tx, context, { act: 'change-set', about: { assetCode }, body: { joined: head } });
  for (const assetCode of left)
    await appendEntry(tx, context, { act: 'change-set', about: { assetCode }, body: { left: head } });
}
