import { and, eq, sql } from 'drizzle-orm';

import type { Database } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { ROOT_ORGANISATION } from '../organisations/kinds.ts';
import { appendEntry } from './append-entry.ts';
import { chainOf } from './entry-content.ts';
import { readTreeSize } from './read-tree.ts';
import { ledgerEntry } from './tables.ts';

export interface Restore {
  /** When the backup was begun: what was acknowledged before is in it. */
  readonly backupAt: string;
  readonly restoredAt: string;
}

/**
 * Writes down that the ledger goes on from a backup, and from how many entries: those after it, which a witness may have
 * seen, are not in it. Once for each restore, however often it is told.
 */
export async function recordRestore(db: Database, { backupAt, restoredAt }: Restore, now: Date): Promise<void> {
  const about = { organisation: ROOT_ORGANISATION };
  await withTransaction(db, async (tx) => {
    const [known] = await tx
      .select({ id: ledgerEntry.id })
      .from(ledgerEntry)
      .where(
        and(
          eq(ledgerEntry.chain, chainOf(about)),
          sql`${ledgerEntry.content}::jsonb ->> 'act' = 'restore-backup'`,
          sql`${ledgerEntry.content}::jsonb -> 'body' ->> 'restoredAt' = ${restoredAt}`,
        ),
      );
    if (known) return;
    const acting = { caller: { personId: null, organisation: { code: ROOT_ORGANISATION } }, now };
    const body = { backupAt, restoredAt, treeSize: await readTreeSize(tx) };
    await appendEntry(tx, acting, { act: 'restore-backup', about, body });
  });
}
