import { readCheckpoint, type SignedCheckpoint } from '../checkpoint.ts';
import { readCheckpointLine, readExtensions, type CheckpointLine, type ExportExtent } from '../export-line.ts';
import { isSignedBy, parseVerifier, type Verifier } from '../note.ts';
import { MOST_FAULTS, type Fault } from './fault.ts';

/** A checkpoint of the file that its signature confirms. */
export interface KnownCheckpoint {
  /** Among the lines behind the entries, from 1. */
  readonly line: number;
  readonly checkpoint: SignedCheckpoint;
  readonly verifier: Verifier;
  readonly since: CheckpointLine['since'];
}

/** What stands behind the entries. */
export interface Ending {
  readonly checkpoints: readonly KnownCheckpoint[];
  /** The one over all of it, and what it says of the file; undefined where the file does not end as an export ends. */
  readonly last: (KnownCheckpoint & { readonly extent: ExportExtent }) | undefined;
  readonly faults: readonly Fault[];
}

/** Judges the lines behind the entries by themselves: whether each is whole, and signed by a key that counts. */
export function judgeCheckpoints(lines: readonly string[], pinned: readonly Verifier[]): Ending {
  const faults: Fault[] = [];
  const checkpoints: KnownCheckpoint[] = [];
  for (const [index, line] of lines.entries()) {
    // Where so much is wrong nothing is gained from the rest, and it may be as long as somebody likes.
    if (faults.length >= MOST_FAULTS && index < lines.length - 1) continue;
    const read = readSigned(line, pinned);
    if (typeof read === 'string') faults.push({ line: index + 1, says: read });
    else checkpoints.push({ ...read, line: index + 1 });
  }
  const last = checkpoints.at(-1);
  const isLast = last?.line === lines.length;
  const extent = isLast ? readExtensions(last.checkpoint.extensions, last.since) : undefined;
  if (!extent && faults.at(-1)?.line !== lines.length)
    faults.push({
      line: lines.length,
      says: 'the file does not end with a checkpoint over all of it: its end was cut off or replaced',
    });
  return { checkpoints, last: last && extent && { ...last, extent }, faults };
}

function readSigned(line: string, pinned: readonly Verifier[]): Omit<KnownCheckpoint, 'line'> | string {
  const read = readCheckpointLine(line);
  if (!read) return `it is neither an entry nor a checkpoint: ${JSON.stringify(line.slice(0, 60))}`;
  try {
    const verifier = parseVerifier(read.key);
    const checkpoint = readCheckpoint(read.checkpoint);
    if (pinned.length > 0 && !pinned.some(({ text }) => text === verifier.text))
      return `its checkpoint is signed with the key ${verifier.name}, which is not the one that was given with --key`;
    if (checkpoint.note.signatures.length !== 1) return 'its checkpoint has more than one signature';
    if (checkpoint.origin !== verifier.name) return 'its checkpoint is not of the ledger whose key stands beside it';
    if (!isSignedBy(checkpoint.note, verifier))
      return 'the signature of its checkpoint is wrong: one of its size, root and signature was changed';
    return { checkpoint, verifier, since: read.since };
  } catch (error) {
    return `its checkpoint cannot be read: it ${(error as Error).message}`;
  }
}
