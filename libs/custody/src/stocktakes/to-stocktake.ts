import type { Counts } from './count-pieces.ts';
import type { StocktakeRow } from './find-stocktake.ts';
import type { Stocktake } from './schemas.ts';

export function toStocktake(row: StocktakeRow, counts: Counts, ledger: Stocktake['ledger'] = []): Stocktake {
  const { entry } = row;
  return {
    id: entry.id,
    state: entry.state,
    organisation: { code: entry.organisation, name: row.organisationName },
    site: entry.site === null ? null : { id: entry.site, name: row.siteName ?? '' },
    purpose: entry.purpose,
    openedBy: { id: entry.openedBy, name: row.openerName },
    openedAt: entry.openedAt.toISOString(),
    decidedBy: entry.decidedBy === null ? null : { id: entry.decidedBy, name: row.deciderName ?? '' },
    decidedAt: entry.decidedAt?.toISOString() ?? null,
    remark: entry.remark,
    counts,
    ledger,
  };
}
