import { and, asc, eq, gt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findStocktake } from './find-stocktake.ts';
import type { StocktakePiece, StocktakePieceQuery } from './schemas.ts';
import { selectPieces, statusAt } from './select-pieces.ts';
import { stocktakePiece } from './tables.ts';
import { toPiece } from './to-piece.ts';

/** What was expected and what was found, by asset code. */
export async function listStocktakePieces(
  { db, caller, now }: Context,
  id: string,
  { status, limit, cursor }: StocktakePieceQuery,
): Promise<Page<StocktakePiece>> {
  requireRight(caller, 'see-custody');
  await findStocktake(db, caller, id);
  const after = decodeCursor(cursor, isCode);
  const rows = await selectPieces(db, caller, now)
    .where(
      and(
        eq(stocktakePiece.stocktake, id),
        status && eq(statusAt(now), status),
        after === undefined ? undefined : gt(stocktakePiece.assetCode, after),
      ),
    )
    .orderBy(asc(stocktakePiece.assetCode))
    .limit(limit + 1);
  return toPage(
    rows,
    limit,
    ({ piece }) => piece.assetCode,
    (row) => toPiece(row, now),
  );
}

const isCode = (key: string) => key.length <= 64;
