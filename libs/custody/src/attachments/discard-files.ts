import { and, gt, inArray, isNull, or } from 'drizzle-orm';

import type { Database, Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { lockFilesForSweeping } from './file-lock.ts';
import { attachment } from './tables.ts';

/** The content of a deleted file is kept this long, for who deleted the wrong one. */
const DELETED_KEPT_MS = 30 * 86_400_000;

/** Of these hashes, gives those that no row names (any more) to `discard`, while nothing new can be entered. */
export async function discardFiles(
  db: Database,
  hashes: readonly string[],
  now: Date,
  discard: (hash: string) => Promise<void>,
): Promise<void> {
  if (hashes.length === 0) return;
  await withTransaction(db, async (tx) => {
    await lockFilesForSweeping(tx);
    const named = await listNamed(tx, hashes, now);
    for (const hash of hashes) if (!named.has(hash)) await discard(hash);
  });
}

async function listNamed(tx: Transaction, hashes: readonly string[], now: Date): Promise<Set<string>> {
  const wanted = hashes.map((hash) => Buffer.from(hash, 'hex'));
  const rows = await tx
    .select({ sha256: attachment.sha256, thumbnailSha256: attachment.thumbnailSha256 })
    .from(attachment)
    .where(
      and(
        or(inArray(attachment.sha256, wanted), inArray(attachment.thumbnailSha256, wanted)),
        or(isNull(attachment.deletedAt), gt(attachment.deletedAt, new Date(now.getTime() - DELETED_KEPT_MS))),
      ),
    );
  return new Set(
    rows.flatMap((row) => [row.sha256, row.thumbnailSha256].flatMap((hash) => hash?.toString('hex') ?? [])),
  );
}
