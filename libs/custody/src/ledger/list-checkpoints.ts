import { desc, lt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import type { CheckpointShape, LedgerQuery } from './schemas.ts';
import { ledgerCheckpoint } from './tables.ts';

const isSize = (key: string) => /^\d{1,15}$/.test(key);

/** What was signed of the tree, newest first: whoever keeps one can show later that nothing before it was rewritten. */
export async function listCheckpoints({ db, caller }: Context, query: LedgerQuery): Promise<Page<CheckpointShape>> {
  requireRight(caller, 'see-ledger');
  const before = decodeCursor(query.cursor, isSize);
  const rows = await db
    .select()
    .from(ledgerCheckpoint)
    .where(before === undefined ? undefined : lt(ledgerCheckpoint.size, Number(before)))
    .orderBy(desc(ledgerCheckpoint.size))
    .limit(query.limit + 1);
  return toPage(
    rows,
    query.limit,
    ({ size }) => String(size),
    ({ size, signedAt, note, verifier }) => ({ size, signedAt: signedAt.toISOString(), note, key: verifier }),
  );
}
