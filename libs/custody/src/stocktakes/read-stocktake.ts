import { and, asc, eq, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { chainOf, type EntryContent } from '../ledger/entry-content.ts';
import { ledgerEntry } from '../ledger/tables.ts';
import { countPieces } from './count-pieces.ts';
import { findStocktake, type StocktakeRow } from './find-stocktake.ts';
import type { Stocktake } from './schemas.ts';
import { toStocktake } from './to-stocktake.ts';

export interface ReadStocktake {
  readonly stocktake: Stocktake;
  readonly version: number;
}

/** One stocktake with how many pieces stand how. */
export async function readStocktake(context: Context, id: string): Promise<ReadStocktake> {
  requireRight(context.caller, 'see-custody');
  return tellStocktake(context.db, context, id);
}

/** As it stands in this transaction. */
export async function tellStocktake(
  db: Queryable,
  { caller, now }: Pick<Context, 'caller' | 'now'>,
  id: string,
): Promise<ReadStocktake> {
  const row = await findStocktake(db, caller, id);
  const counts = await countPieces(db, [id], now);
  return { stocktake: toStocktake(row, counts(id), await listEntries(db, row)), version: row.entry.version };
}

async function listEntries(db: Queryable, { entry }: StocktakeRow): Promise<Stocktake['ledger']> {
  const isAbout = sql`${ledgerEntry.content}::json #>> '{body,stocktake}' = ${entry.id}`;
  const chain = chainOf({ organisation: entry.organisation });
  const rows = await db
    .select({ content: ledgerEntry.content })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.chain, chain), isAbout))
    .orderBy(asc(ledgerEntry.number));
  return rows.map(({ content }) => {
    const { number, act, recordedAt } = JSON.parse(content) as EntryContent;
    return { number, act, recordedAt };
  });
}
