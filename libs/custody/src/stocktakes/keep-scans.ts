import { and, eq, inArray, sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { stocktakePiece, stocktakeScan } from './tables.ts';

export type Scan = typeof stocktakeScan.$inferInsert;

/** Those that are new. One whose id is known says the same as before, or it is refused. */
export async function keepScans(tx: Transaction, scans: readonly Scan[]): Promise<Scan[]> {
  const unique = [...new Map(scans.map((scan) => [scan.id, scan])).values()];
  if (unique.length === 0) return [];
  const fresh = await tx.insert(stocktakeScan).values(unique).onConflictDoNothing().returning({ id: stocktakeScan.id });
  const isFresh = new Set(fresh.map(({ id }) => id));
  const known = unique.filter(({ id }) => !isFresh.has(id));
  await requireSame(tx, known);
  return unique.filter(({ id }) => isFresh.has(id));
}

async function requireSame(tx: Transaction, known: readonly Scan[]): Promise<void> {
  const [first] = known;
  if (!first) return;
  const ids = known.map(({ id }) => id);
  const rows = await tx
    .select({ id: stocktakeScan.id, assetCode: stocktakeScan.assetCode, person: stocktakeScan.person })
    .from(stocktakeScan)
    .where(and(eq(stocktakeScan.stocktake, first.stocktake), inArray(stocktakeScan.id, ids)));
  for (const { id, assetCode, person } of known) {
    const row = rows.find((one) => one.id === id);
    if (row?.assetCode === assetCode && row.person === person) continue;
    throw new Problem('idempotency-mismatch', `scan ${id} was sent before, and said something else`);
  }
}

/** What was not expected is listed by its code; by its name as well once somebody scans it who reaches it. */
export async function listUnexpected(
  tx: Transaction,
  caller: Caller,
  id: string,
  scans: readonly Scan[],
): Promise<void> {
  const codes = [...new Set(scans.map(({ assetCode }) => assetCode))].toSorted();
  if (codes.length === 0) return;
  const known = await tx
    .select({ assetCode: equipment.assetCode, name: equipment.name, family: equipment.family })
    .from(equipment)
    .where(and(inArray(equipment.assetCode, codes), equipmentInScope(caller)));
  const rows = codes.map((assetCode) => {
    const { name = null, family = null } = known.find((one) => one.assetCode === assetCode) ?? {};
    return { stocktake: id, assetCode, expected: false, name, family };
  });
  await tx
    .insert(stocktakePiece)
    .values(rows)
    .onConflictDoUpdate({
      target: [stocktakePiece.stocktake, stocktakePiece.assetCode],
      set: { name: sql`excluded.name`, family: sql`excluded.family` },
      setWhere: sql`${stocktakePiece.name} is null and excluded.name is not null`,
    });
}
