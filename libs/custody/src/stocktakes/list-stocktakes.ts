import { and, desc, eq, lt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { countPieces } from './count-pieces.ts';
import { selectStocktakes, stocktakeInScope } from './find-stocktake.ts';
import type { Stocktake, StocktakeQuery } from './schemas.ts';
import { stocktake } from './tables.ts';
import { toStocktake } from './to-stocktake.ts';

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
