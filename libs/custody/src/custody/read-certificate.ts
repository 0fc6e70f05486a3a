import { and, asc, eq, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { chainOf, type EntryContent } from '../ledger/entry-content.ts';
import { ledgerCheckpoint, ledgerEntry, ledgerLeaf } from '../ledger/tables.ts';
import type { Handover } from './schemas.ts';
import { findHandover } from './select-handovers.ts';
import { toHandover } from './to-handover.ts';

/** An entry of the ledger as it stands on paper: enough to find it in an export and to hold against it. */
export interface CertifiedEntry {
  readonly number: number;
  readonly act: string;
  readonly recordedAt: string;
  /** In hex. */
  readonly hash: string;
  /** The first checkpoint that vouches for it; null where none does yet. */
  readonly checkpoint: { readonly size: number; readonly signedAt: string; readonly key: string } | null;
}

export interface Certificate {
  readonly handover: Handover;
  readonly entries: readonly CertifiedEntry[];
}

/** What the certificate of a handover says, for both parties and whoever reaches the piece. */
export async function readCertificate({ db, caller, now }: Context, id: string): Promise<Certificate> {
  requireRight(caller, 'see-custody');
  const row = await findHandover(db, caller, id);
  return { handover: await toHandover(db, row, now), entries: await listEntries(db, row.handover) };
}

async function listEntries(
  db: Queryable,
  { id, assetCode }: { readonly id: string; readonly assetCode: string },
): Promise<CertifiedEntry[]> {
  const isAbout = sql`${ledgerEntry.content}::json #>> '{body,handover}' = ${id}`;
  const isFirst = sql`${ledgerCheckpoint.size} = (select min(size) from ${ledgerCheckpoint} covering
    where covering.size > ${ledgerLeaf.number})`;
  const rows = await db
    .select({ entry: ledgerEntry, checkpoint: ledgerCheckpoint })
    .from(ledgerEntry)
    .leftJoin(ledgerLeaf, eq(ledgerLeaf.entry, ledgerEntry.id))
    .leftJoin(ledgerCheckpoint, isFirst)
    .where(and(eq(ledgerEntry.chain, chainOf({ assetCode })), isAbout))
    .orderBy(asc(ledgerEntry.number));
  return rows.map(({ entry, checkpoint }) => {
    const { number, act, recordedAt } = JSON.parse(entry.content) as EntryContent;
    const signed = checkpoint && {
      ...{ size: checkpoint.size, key: checkpoint.verifier, signedAt: checkpoint.signedAt.toISOString() },
    };
    return { number, act, recordedAt, hash: entry.hash.toString('hex'), checkpoint: signed };
  });
}
