import { and, asc, eq, exists, gt, isNotNull, isNull, lt, not, or, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { assetCode } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { equipment } from '../register/tables.ts';
import { loadSets } from './load-sets.ts';
import type { ListedSet, SetQuery } from './schemas.ts';
import { equipmentSet, setAccessory, setMember } from './tables.ts';

/** The sets of the heads in service that the caller reaches, by their asset codes. */
export async function listSets(
  { db, caller }: Context,
  { complete, cursor, limit }: SetQuery,
): Promise<Page<ListedSet>> {
  requireRight(caller, 'see-equipment');
  const after = decodeCursor(cursor, (key) => assetCode.safeParse(key).success);
  const rows = await db
    .select({ head: equipmentSet.head, name: equipment.name })
    .from(equipmentSet)
    .innerJoin(equipment, eq(equipment.assetCode, equipmentSet.head))
    .where(
      and(
        equipmentInScope(caller),
        isNull(equipment.retiredAt),
        or(exists(membersOf(db)), exists(accessoriesOf(db))),
        complete === undefined ? undefined : complete ? not(lacksPart(db)) : lacksPart(db),
        after === undefined ? undefined : gt(equipmentSet.head, after),
      ),
    )
    .orderBy(asc(equipmentSet.head))
    .limit(limit + 1);
  const page = toPage(
    rows,
    limit,
    ({ head }) => head,
    (row) => row,
  );
  const sets = await loadSets(
    db,
    page.items.map(({ head }) => head),
  );
  return { ...page, items: page.items.map(({ head, name }) => ({ ...sets.get(head)!.set, name })) };
}

const ONE = { one: sql`1`.as('one') };
const isCurrent = and(eq(setMember.head, equipmentSet.head), isNull(setMember.until));

const membersOf = (db: Queryable) => db.select(ONE).from(setMember).where(isCurrent);
const accessoriesOf = (db: Queryable) =>
  db.select(ONE).from(setAccessory).where(eq(setAccessory.head, equipmentSet.head));

/** As `judgeSet` says it of one: a required piece is out of service, or there is too little of an accessory. */
function lacksPart(db: Queryable) {
  const piece = sql`(select retired_at from ${equipment} member where member.asset_code = ${setMember.member})`;
  const gone = db
    .select(ONE)
    .from(setMember)
    .where(and(isCurrent, setMember.required, isNotNull(piece)));
  const few = db
    .select(ONE)
    .from(setAccessory)
    .where(and(eq(setAccessory.head, equipmentSet.head), lt(setAccessory.present, setAccessory.quantity)));
  return sql`(${exists(gone)} or ${exists(few)})`;
}
