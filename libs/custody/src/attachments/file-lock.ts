import { sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

/** Any number that no other part locks: 'file'. */
const FILE_LOCK = 0x66696c65;

/** While files are entered none is swept away: one that nobody named a moment ago may be named by now. */
export async function lockFilesForEntering(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${FILE_LOCK})`);
}

export async function lockFilesForSweeping(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${FILE_LOCK})`);
}
