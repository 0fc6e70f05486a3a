import { desc, eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { tellOfCheckpoint } from '../webhooks/tell-of-checkpoint.ts';
import { signCheckpoint } from './checkpoint.ts';
import { edgeOf, rootOf } from './merkle.ts';
import type { Signer } from './note.ts';
import { lockTree, numberEntries } from './number-entries.ts';
import { readNodes, readTreeSize } from './read-tree.ts';
import { ledgerCheckpoint } from './tables.ts';

export interface SignedTree {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

/** Numbers what waits, signs the tree as it is then and keeps the checkpoint; one that is kept of this size is answered. */
export async function signTree(db: Queryable, signer: Signer, now: Date): Promise<SignedTree> {
  await numberEntries(db);
  return withTransaction(db, async (tx) => {
    await lockTree(tx);
    const size = await readTreeSize(tx);
    const root = rootOf(await readNodes(tx, edgeOf(size)));
    const [kept] = await tx.select().from(ledgerCheckpoint).where(eq(ledgerCheckpoint.size, size));
    if (kept?.verifier === signer.verifier.text) return { size, root, note: kept.note };
    const note = signCheckpoint(signer, { size, root });
    const key = signer.verifier.text;
    const row = { size, note, verifier: key, signedAt: now };
    const signed = await tx.insert(ledgerCheckpoint).values(row).onConflictDoNothing().returning();
    if (signed.length > 0) await tellOfCheckpoint(tx, { size, note, key, signedAt: now.toISOString() }, now);
    return { size, root, note };
  });
}

/** Each minute: a tree that has not grown is signed already. */
export async function signGrownTree(db: Queryable, signer: Signer, now: Date): Promise<void> {
  const [last] = await db
    .select({ size: ledgerCheckpoint.size })
    .from(ledgerCheckpoint)
    .orderBy(desc(ledgerCheckpoint.size))
    .limit(1);
  if ((await readTreeSize(db)) > (last?.size ?? 0)) await signTree(db, signer, now);
}
