import { and, asc, eq, inArray, isNull } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { equipment } from '../register/tables.ts';
import { judgeSet } from './judge-set.ts';
import type { EquipmentSet } from './schemas.ts';
import { equipmentSet, setAccessory, setMember } from './tables.ts';

export interface LoadedSet {
  readonly set: EquipmentSet;
  /** 0 where there has never been one. */
  readonly version: number;
}

/** The sets of these heads, each with whether it is complete; an empty one where a piece heads none. */
export async function loadSets(db: Queryable, heads: readonly string[]): Promise<Map<string, LoadedSet>> {
  if (heads.length === 0) return new Map();
  const codes = [...heads];
  const rows = await db.select().from(equipmentSet).where(inArray(equipmentSet.head, codes));
  const members = await loadMembers(db, codes);
  const accessories = await loadAccessories(db, codes);
  const above = await db
    .select({ member: setMember.member, head: setMember.head })
    .from(setMember)
    .where(and(inArray(setMember.member, codes), isNull(setMember.until)));
  const entries = codes.map((head): [string, LoadedSet] => {
    const row = rows.find((one) => one.head === head);
    const parts = { members: members.get(head) ?? [], accessories: accessories.get(head) ?? [] };
    const set = {
      head,
      partOf: above.find(({ member }) => member === head)?.head ?? null,
      ...parts,
      ...judgeSet(parts),
      changedAt: row?.changedAt.toISOString() ?? null,
    };
    return [head, { set, version: row?.version ?? 0 }];
  });
  return new Map(entries);
}

async function loadMembers(db: Queryable, heads: string[]): Promise<Map<string, EquipmentSet['members']>> {
  const rows = await db
    .select({ member: setMember, piece: equipment })
    .from(setMember)
    .innerJoin(equipment, eq(equipment.assetCode, setMember.member))
    .where(and(inArray(setMember.head, heads), isNull(setMember.until)))
    .orderBy(asc(setMember.member));
  return group(rows, ({ member, piece }) => [
    member.head,
    {
      assetCode: member.member,
      name: piece.name,
      family: piece.family,
      role: member.role,
      required: member.required,
      inService: piece.retiredAt === null,
      since: member.since.toISOString(),
    },
  ]);
}

async function loadAccessories(db: Queryable, heads: string[]): Promise<Map<string, EquipmentSet['accessories']>> {
  const rows = await db
    .select()
    .from(setAccessory)
    .where(inArray(setAccessory.head, heads))
    .orderBy(asc(setAccessory.place));
  return group(rows, ({ head, name, unit, quantity, present }) => [
    head,
    { ...{ name, quantity, present }, ...(unit !== null && { unit }) },
  ]);
}

function group<Row, Part>(rows: readonly Row[], read: (row: Row) => [string, Part]): Map<string, Part[]> {
  const parts = new Map<string, Part[]>();
  for (const [head, part] of rows.map(read)) parts.set(head, [...(parts.get(head) ?? []), part]);
  return parts;
}
