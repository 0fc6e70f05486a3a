import { eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { entryInScope } from './ledger-scope.ts';
import { inclusionPath } from './merkle.ts';
import type { Signer } from './note.ts';
import { readSubtrees } from './read-tree.ts';
import type { InclusionProof } from './schemas.ts';
import { signTree } from './sign-tree.ts';
import { ledgerEntry, ledgerLeaf } from './tables.ts';

/** Shows that an entry is in the tree that a checkpoint, signed now, vouches for. */
export async function proveEntry({ db, caller, now }: Context, signer: Signer, id: string): Promise<InclusionProof> {
  requireRight(caller, 'see-ledger');
  const [found] = await db
    .select({ id: ledgerEntry.id, inScope: entryInScope(caller) })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.id, id));
  if (!found?.inScope)
    throw new Problem('not-found', `no entry ${id} in the ledger`, found && { countedAs: 'outside-scope' });
  const { size, note } = await signTree(db, signer, now);
  const [row] = await db
    .select({ entry: ledgerEntry, leaf: ledgerLeaf.number })
    .from(ledgerLeaf)
    .innerJoin(ledgerEntry, eq(ledgerEntry.id, ledgerLeaf.entry))
    .where(eq(ledgerLeaf.entry, id));
  if (!row) throw new Error(`entry ${id} was committed and has no place in the tree`);
  const proof = await readSubtrees(db, inclusionPath(row.leaf, { from: 0, to: size }));
  return {
    entry: id,
    content: row.entry.content,
    hash: row.entry.hash.toString('hex'),
    leaf: row.leaf,
    size,
    proof: proof.map((node) => node.toString('hex')),
    checkpoint: note,
    key: signer.verifier.text,
  };
}
