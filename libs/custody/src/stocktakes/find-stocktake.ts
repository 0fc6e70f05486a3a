import { eq, inArray, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Queryable, Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { reachedCodes, reaches } from '../authorisation/scope.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { site } from '../sites/tables.ts';
import { statusAt } from './select-pieces.ts';
import type { Stocktake } from './schemas.ts';
import { stocktake, stocktakePiece } from './tables.ts';

const opener = alias(person, 'opener');
const decider = alias(person, 'decider');

/** Stocktakes with the names of all that they refer to. */
export function selectStocktakes(db: Queryable, caller: Caller) {
  return db
    .select({
      entry: stocktake,
      organisationName: organisation.name,
      siteName: site.name,
      openerName: opener.name,
      deciderName: decider.name,
      inScope: stocktakeInScope(caller),
    })
    .from(stocktake)
    .innerJoin(organisation, eq(organisation.code, stocktake.organisation))
    .innerJoin(opener, eq(opener.id, stocktake.openedBy))
    .leftJoin(site, eq(site.id, stocktake.site))
    .leftJoin(decider, eq(decider.id, stocktake.decidedBy))
    .$dynamic();
}

export type StocktakeRow = Awaited<ReturnType<typeof selectStocktakes>>[number];

export function stocktakeInScope(caller: Caller): SQL<boolean> {
  return sql<boolean>`${stocktake.organisation} in ${reachedCodes(caller, 'watch')}`;
}

export async function findStocktake(db: Queryable, caller: Caller, id: string): Promise<StocktakeRow> {
  const [row] = await selectStocktakes(db, caller).where(eq(stocktake.id, id));
  if (row?.inScope) return row;
  throw new Problem('not-found', `no stocktake ${id}`, row && { countedAs: 'outside-scope' });
}

/** One that is about to be acted on by who may: many scan at once, and who closes it waits for them. */
export async function lockStocktake(
  tx: Transaction,
  caller: Caller,
  id: string,
  strength: 'share' | 'update',
): Promise<StocktakeRow> {
  await tx.select({ id: stocktake.id }).from(stocktake).where(eq(stocktake.id, id)).for(strength);
  const row = await findStocktake(tx, caller, id);
  if (await reaches(tx, caller, row.entry.organisation)) return row;
  throw new Problem('forbidden', `it is taken by ${row.entry.organisation}: somebody there does that`);
}

/** What became of it, for who comes too late. */
export function tellEnd({ entry: { state, decidedAt }, deciderName }: StocktakeRow): string {
  return state === 'open' ? 'it goes on' : `${deciderName} has ${state} it at ${decidedAt?.toISOString()}`;
}

type Counts = Stocktake['counts'];
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
