import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { countPieces, findStocktake, selectStocktakes, stocktakeInScope, toStocktake } from './find-stocktake.ts';
import type { Stocktake, StocktakePiece, StocktakePieceQuery, StocktakeQuery } from './schemas.ts';
import { selectPieces, statusAt } from './select-pieces.ts';
import { stocktake, stocktakePiece } from './tables.ts';
import { toPiece } from './to-piece.ts';

/** The stocktakes of reached organisations, newest first. */
export async function listStocktakes({ db, caller, now }: Context, query: StocktakeQuery): Promise<Page<Stocktake>> {
  requireRight(caller, 'see-custody');
  const { state, organisation, site, limit } = query;
  const before = decodeCursor(query.cursor, isUuid);
  const rows = await selectStocktakes(db, caller)
    .where(
      and(
        stocktakeInScope(caller),
        state && eq(stocktake.state, state),
        organisation === undefined ? undefined : eq(stocktake.organisation, organisation),
        site === undefined ? undefined : eq(stocktake.site, site),
        before === undefined ? undefined : lt(stocktake.id, before),
      ),
    )
    .orderBy(desc(stocktake.id))
    .limit(limit + 1);
  const counts = await countPieces(
    db,
    rows.map(({ entry }) => entry.id),
    now,
  );
  return toPage(
    rows,
    limit,
    ({ entry }) => entry.id,
    (row) => toStocktake(row, counts(row.entry.id)),
  );
}

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
