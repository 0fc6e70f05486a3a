import { and, asc, eq, isNull, sql } from 'drizzle-orm';

import type { Context } from '../authorisation/caller.ts';
import type { Desk } from '../custody/desk-schemas.ts';
import { handover } from '../custody/tables.ts';
import { equipment } from '../register/tables.ts';
import { stocktake, stocktakePiece, stocktakeScan } from './tables.ts';

/** Somebody has read its label since, or before and told it late. */
const isSeenSince = sql`exists (select from ${stocktakeScan} seen
  where seen.asset_code = ${stocktakePiece.assetCode} and seen.received_at > ${stocktake.decidedAt})`;

/** Somebody has looked at it and signed for it since. */
const isTakenSince = sql`exists (select from ${handover} taken
  where taken.asset_code = ${stocktakePiece.assetCode} and taken.state = 'accepted'
    and taken.decided_at > ${stocktake.decidedAt})`;

/** Of several stocktakes the last one that looked for it counts. */
const isLast = sql`not exists (select from ${stocktakePiece} other
  join ${stocktake} later on later.id = other.stocktake
  where other.asset_code = ${stocktakePiece.assetCode} and later.state = 'closed' and other.finding <> 'excused'
    and later.decided_at > ${stocktake.decidedAt})`;

/** What the caller’s organisation answers for and a stocktake did not see. */
export async function listMissing({ db, caller }: Context, shown: number): Promise<Desk['missing']> {
  const rows = await db
    .select({
      assetCode: equipment.assetCode,
      name: equipment.name,
      custodian: equipment.custodian,
      id: stocktake.id,
      closedAt: stocktake.decidedAt,
      count: sql<number>`count(*) over ()::int`,
    })
    .from(stocktakePiece)
    .innerJoin(stocktake, eq(stocktake.id, stocktakePiece.stocktake))
    .innerJoin(equipment, eq(equipment.assetCode, stocktakePiece.assetCode))
    .where(
      and(
        eq(equipment.custodian, caller.organisation.code),
        isNull(equipment.retiredAt),
        eq(stocktakePiece.finding, 'missing'),
        sql`not ${isSeenSince} and not ${isTakenSince} and ${isLast}`,
      ),
    )
    .orderBy(asc(equipment.assetCode))
    .limit(shown);
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map(({ assetCode, name, custodian, id, closedAt }) => ({
      ...{ assetCode, name, custodian },
      stocktake: { id, closedAt: closedAt?.toISOString() ?? '' },
    })),
  };
}
