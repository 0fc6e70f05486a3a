import { and, desc, eq, sql } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { instant, isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { person } from '../people/tables.ts';
import { findStocktake } from './find-stocktake.ts';
import type { StocktakeScan, StocktakeScanQuery } from './schemas.ts';
import { stocktakeScan } from './tables.ts';
import { tellScan } from './to-piece.ts';

/** Each label that was read, the last one first. */
export async function listStocktakeScans(
  { db, caller }: Context,
  id: string,
  { assetCode, limit, cursor }: StocktakeScanQuery,
): Promise<Page<StocktakeScan>> {
  requireRight(caller, 'see-custody');
  await findStocktake(db, caller, id);
  const [at, scan] = decodeCursor(cursor, isKey)?.split(' ') ?? [];
  const rows = await db
    .select({ scan: stocktakeScan, byName: person.name })
    .from(stocktakeScan)
    .innerJoin(person, eq(person.id, stocktakeScan.person))
    .where(
      and(
        eq(stocktakeScan.stocktake, id),
        assetCode === undefined ? undefined : eq(stocktakeScan.assetCode, assetCode),
        at === undefined
          ? undefined
          : sql`(${stocktakeScan.scannedAt}, ${stocktakeScan.id}) < (${at}::timestamptz, ${scan}::uuid)`,
      ),
    )
    .orderBy(desc(stocktakeScan.scannedAt), desc(stocktakeScan.id))
    .limit(limit + 1);
  return toPage(
    rows,
    limit,
    (row) => `${row.scan.scannedAt.toISOString()} ${row.scan.id}`,
    (row) => ({ id: row.scan.id, assetCode: row.scan.assetCode, ...tellScan({ ...row.scan, byName: row.byName }) }),
  );
}

function isKey(key: string): boolean {
  const [at, scan = '', ...more] = key.split(' ');
  return instant.safeParse(at).success && isUuid(scan) && more.length === 0;
}
