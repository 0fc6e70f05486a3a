import type { SignedCheckpoint } from '../checkpoint.ts';
import { rootsFromConsistency } from '../merkle.ts';
import type { KnownCheckpoint } from './judge-checkpoints.ts';

interface Seen {
  readonly isWhole: boolean;
  readonly entries: number;
  /** The root over as many entries as the witness saw, where the file has them. */
  readonly root: Buffer | undefined;
}

const REWRITTEN = (size: number) => `the first ${size} entries are not those that the witness saw: they were rewritten`;

/** In words what is wrong between the export and a checkpoint that somebody else kept. */
export function judgeWitness(
  witness: SignedCheckpoint,
  last: KnownCheckpoint | undefined,
  { isWhole, entries, root }: Seen,
): string | undefined {
  const size = last?.checkpoint.size ?? entries;
  if (witness.size > size)
    return `the witness saw ${witness.size} entries, and the ledger of this export has ${size}: its end was cut off`;
  if (witness.size === 0) return undefined;
  if (isWhole) {
    if (!root) return 'the witness cannot be compared, since the entries are not in order';
    return root.equals(witness.root) ? undefined : REWRITTEN(witness.size);
  }
  return last && judgeGrowth(witness, last);
}

/** A part does not have all leaves: it must bring a proof that the tree only grew. */
function judgeGrowth(witness: SignedCheckpoint, { checkpoint, since }: KnownCheckpoint): string | undefined {
  if (witness.size === checkpoint.size)
    return witness.root.equals(checkpoint.root) ? undefined : REWRITTEN(witness.size);
  if (since?.size !== witness.size)
    return `this export of a part does not show how the ledger grew since the ${witness.size} entries of the witness: export it with since=${witness.size}`;
  const proof = since.proof.map((node) => Buffer.from(node, 'hex'));
  const roots = rootsFromConsistency(witness.size, checkpoint.size, witness.root, proof);
  const holds = roots?.root.equals(witness.root) && roots.grownRoot.equals(checkpoint.root);
  return holds ? undefined : REWRITTEN(witness.size);
}
