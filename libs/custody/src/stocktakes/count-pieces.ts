import { eq, inArray, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { equipment } from '../register/tables.ts';
import type { Stocktake } from './schemas.ts';
import { statusAt } from './select-pieces.ts';
import { stocktake, stocktakePiece } from './tables.ts';

export type Counts = Stocktake['counts'];
const NOTHING: Counts = { expected: 0, found: 0, pending: 0, missing: 0, excused: 0, unexpected: 0 };

/** How many pieces stand how, by stocktake. */
export async function countPieces(db: Queryable, ids: readonly string[], now: Date): Promise<(id: string) => Counts> {
  if (ids.length === 0) return () => NOTHING;
  const rows = await db
    .select({
      id: stocktakePiece.stocktake,
      status: statusAt(now).as('status'),
      many: sql<number>`count(*)::int`,
      expected: sql<number>`count(*) filter (where ${stocktakePiece.expected})::int`,
    })
    .from(stocktakePiece)
    .innerJoin(stocktake, eq(stocktake.id, stocktakePiece.stocktake))
    .leftJoin(equipment, eq(equipment.assetCode, stocktakePiece.assetCode))
    .where(inArray(stocktakePiece.stocktake, [...ids]))
    .groupBy(stocktakePiece.stocktake, sql`2`);
  return (id) =>
    rows
      .filter((row) => row.id === id)
      .reduce<Counts>(
        (counts, { status, many, expected }) => ({
          ...counts,
          [status]: many,
          expected: counts.expected + expected,
        }),
        NOTHING,
      );
}
