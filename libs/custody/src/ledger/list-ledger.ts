import { and, desc, eq, lt, sql } from 'drizzle-orm';

import { judge, requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findInScope } from '../register/read-equipment.ts';
import { chainOf, type EntryContent } from './entry-content.ts';
import type { LedgerEntry, LedgerQuery } from './schemas.ts';
import { ledgerCheckpoint, ledgerEntry, ledgerLeaf, ledgerPersonal } from './tables.ts';

const isNumber = (key: string) => /^[1-9]\d{0,14}$/.test(key);

/** What the ledger has of a piece, newest first. */
export async function listLedger(
  { db, caller }: Context,
  assetCode: string,
  query: LedgerQuery,
): Promise<Page<LedgerEntry>> {
  requireRight(caller, 'see-ledger');
  await findInScope(db, caller, assetCode);
  const before = decodeCursor(query.cursor, isNumber);
  const rows = await db
    .select({
      entry: ledgerEntry,
      leaf: ledgerLeaf.number,
      personal: ledgerPersonal,
      signed: sql<number>`(select coalesce(max(size), 0) from ${ledgerCheckpoint})`.mapWith(Number),
    })
    .from(ledgerEntry)
    .leftJoin(ledgerLeaf, eq(ledgerLeaf.entry, ledgerEntry.id))
    .leftJoin(ledgerPersonal, eq(ledgerPersonal.entry, ledgerEntry.id))
    .where(
      and(
        eq(ledgerEntry.chain, chainOf({ assetCode })),
        before === undefined ? undefined : lt(ledgerEntry.number, Number(before)),
      ),
    )
    .orderBy(desc(ledgerEntry.number))
    .limit(query.limit + 1);
  const maySeePersonal = judge(caller.roles, 'see-ledger-personal').allowed;
  return toPage(
    rows,
    query.limit,
    ({ entry }) => String(entry.number),
    (row) => toLedgerEntry(row, maySeePersonal),
  );
}

interface Row {
  readonly entry: typeof ledgerEntry.$inferSelect;
  readonly leaf: number | null;
  readonly personal: typeof ledgerPersonal.$inferSelect | null;
  readonly signed: number;
}

function toLedgerEntry({ entry, leaf, personal, signed }: Row, maySeePersonal: boolean): LedgerEntry {
  const said = JSON.parse(entry.content) as EntryContent;
  const { id, chain, number, act, recordedAt, who, body } = said;
  return {
    ...{ id, chain, number, act, recordedAt, who, body },
    hash: entry.hash.toString('hex'),
    content: entry.content,
    leaf,
    checkpointed: leaf !== null && leaf < signed,
    personal: said.personal === null ? null : toPersonal(said.personal, personal, maySeePersonal),
  };
}

function toPersonal(hash: string, kept: Row['personal'], maySeeIt: boolean): LedgerEntry['personal'] {
  if (!kept) return { kept: false, hash };
  if (!maySeeIt) return { kept: true, hash };
  return { kept: true, hash, salt: kept.salt.toString('hex'), content: kept.content };
}
