import { createHash, type KeyObject } from 'node:crypto';

import { readNote, signerOf, signNote, UnreadableNoteError, type Note, type Signer } from './note.ts';

/** What a checkpoint vouches for: so many leaves with this root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** Lines behind the three that every checkpoint has. */
  readonly extensions: readonly string[];
}

export interface SignedCheckpoint extends Checkpoint {
  readonly note: Note;
}

const NAME_BYTES = 8;

/** Names the ledger by its key, so that no two installations have ledgers of one name. */
export function ledgerSigner(privateKey: KeyObject): Signer {
  return signerOf(privateKey, (publicKey) => {
    const fingerprint = createHash('sha256').update(publicKey).digest('hex');
    return `muster-ledger/${fingerprint.slice(0, 2 * NAME_BYTES)}`;
  });
}

export function signCheckpoint(
  signer: Signer,
  { size, root, extensions = [] }: Pick<Checkpoint, 'size' | 'root'> & Partial<Pick<Checkpoint, 'extensions'>>,
): string {
  return signNote(writeText({ origin: signer.verifier.name, size, root, extensions }), signer);
}

function writeText({ origin, size, root, extensions }: Checkpoint): string {
  return [origin, String(size), root.toString('base64'), ...extensions, ''].join('\n');
}

/** Exactly as it would be written, whoever signed it. */
export function readCheckpoint(text: string): SignedCheckpoint {
  const note = readNote(text);
  const [origin = '', size = '', root = '', ...extensions] = note.text.slice(0, -1).split('\n');
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64'), extensions };
  const isWhole = origin !== '' && Number.isSafeInteger(checkpoint.size) && checkpoint.root.length === 32;
  if (!isWhole || writeText(checkpoint) !== note.text)
    throw new UnreadableNoteError('is no checkpoint: origin, size and root, a line each');
  return { ...checkpoint, note };
}
