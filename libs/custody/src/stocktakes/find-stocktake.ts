import { eq, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Queryable, Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { reachedCodes, reaches } from '../authorisation/scope.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { site } from '../sites/tables.ts';
import { stocktake } from './tables.ts';

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
