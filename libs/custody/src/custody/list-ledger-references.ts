import { and, asc, eq, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { chainOf, type EntryContent } from '../ledger/entry-content.ts';
import { ledgerEntry } from '../ledger/tables.ts';
import type { LedgerReference } from './schemas.ts';

interface Entered {
  readonly id: string;
  readonly assetCode: string;
}

/** Where the ledger has a handover. Both parties may know it, also who never reached the piece. */
export async function listLedgerReferences(db: Queryable, { id, assetCode }: Entered): Promise<LedgerReference[]> {
  const isAbout = sql`${ledgerEntry.content}::json #>> '{body,handover}' = ${id}`;
  const rows = await db
    .select({ content: ledgerEntry.content })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.chain, chainOf({ assetCode })), isAbout))
    .orderBy(asc(ledgerEntry.number));
  return rows.map(({ content }) => {
    const { number, act, recordedAt } = JSON.parse(content) as EntryContent;
    return { number, act, recordedAt };
  });
}
