import { and, asc, eq, isNull } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { findInScope } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import { judgeSet } from './judge-set.ts';
import type { EquipmentSet } from './schemas.ts';
import { equipmentSet, setAccessory, setMember } from './tables.ts';

/** The set that a piece heads, and whether it is complete; version 0 where there has never been one. */
export async function readSet({ db, caller }: Context, head: string): Promise<{ set: EquipmentSet; version: number }> {
  requireRight(caller, 'see-equipment');
  await findInScope(db, caller, head);
  return loadSet(db, head);
}

export async function loadSet(db: Queryable, head: string): Promise<{ set: EquipmentSet; version: number }> {
  const [row] = await db.select().from(equipmentSet).where(eq(equipmentSet.head, head));
  const members = await loadMembers(db, head);
  const accessories = await loadAccessories(db, head);
  const [above] = await db
    .select({ head: setMember.head })
    .from(setMember)
    .where(and(eq(setMember.member, head), isNull(setMember.until)));
  const set = {
    head,
    partOf: above?.head ?? null,
    members,
    accessories,
    ...judgeSet({ members, accessories }),
    changedAt: row?.changedAt.toISOString() ?? null,
  };
  return { set, version: row?.version ?? 0 };
}

async function loadMembers(db: Queryable, head: string): Promise<EquipmentSet['members']> {
  const rows = await db
    .select({ member: setMember, piece: equipment })
    .from(setMember)
    .innerJoin(equipment, eq(equipment.assetCode, setMember.member))
    .where(and(eq(setMember.head, head), isNull(setMember.until)))
    .orderBy(asc(setMember.member));
  return rows.map(({ member, piece }) => ({
    assetCode: member.member,
    name: piece.name,
    family: piece.family,
    role: member.role,
    required: member.required,
    inService: piece.retiredAt === null,
    since: member.since.toISOString(),
  }));
}

async function loadAccessories(db: Queryable, head: string): Promise<EquipmentSet['accessories']> {
  const rows = await db.select().from(setAccessory).where(eq(setAccessory.head, head)).orderBy(asc(setAccessory.place));
  return rows.map(({ name, unit, quantity, present }) => ({
    ...{ name, quantity, present },
    ...(unit !== null && { unit }),
  }));
}
