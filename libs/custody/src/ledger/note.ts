import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** Ed25519, as C2SP signed-note numbers its kinds of signatures. */
const ED25519 = 1;
const PUBLIC_BYTES = 32;
const ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const DASH = '\u2014';
const VERIFIER = /^([^+\s]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/=]+)$/;

/** Who may have signed a note: a name and a public key, `<name>+<id>+<key>` as C2SP signed-note writes it. */
export interface Verifier {
  readonly text: string;
  readonly name: string;
  readonly id: Buffer;
  readonly publicKey: KeyObject;
}

export interface Signer {
  readonly verifier: Verifier;
  readonly privateKey: KeyObject;
}

/** A note with the lines of its signatures. */
export interface Note {
  /** With the line feed at its end: what is signed. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: Buffer; readonly signature: Buffer }[];
}

export class UnreadableNoteError extends Error {
  override readonly name = 'UnreadableNoteError';
}

export function signerOf(privateKey: KeyObject, nameOf: (publicKey: Buffer) => string): Signer {
  const publicKey = createPublicKey(privateKey);
  const raw = rawOf(publicKey);
  return { privateKey, verifier: verifierOf(nameOf(raw), raw, publicKey) };
}

function verifierOf(name: string, raw: Buffer, publicKey: KeyObject): Verifier {
  const key = Buffer.concat([Buffer.of(ED25519), raw]);
  const id = createHash('sha256').update(`${name}\n`).update(key).digest().subarray(0, ID_BYTES);
  return { text: `${name}+${id.toString('hex')}+${key.toString('base64')}`, name, id, publicKey };
}

/** Exactly as it would be written: a key with one letter changed is none. */
export function parseVerifier(text: string): Verifier {
  const [, name = '', encoded = ''] = VERIFIER.exec(text) ?? [];
  const key = Buffer.from(encoded, 'base64');
  if (key.length !== 1 + PUBLIC_BYTES || key[0] !== ED25519)
    throw new UnreadableNoteError('is no public key of a ledger: <name>+<eight hex digits>+<base64>');
  const raw = key.subarray(1);
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  const verifier = verifierOf(name, raw, createPublicKey({ key: jwk, format: 'jwk' }));
  if (verifier.text !== text) throw new UnreadableNoteError('is a public key in which something was changed');
  return verifier;
}

function rawOf(publicKey: KeyObject): Buffer {
  const { crv, x } = publicKey.export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new Error('the key of the ledger must be an Ed25519 key');
  return Buffer.from(x, 'base64url');
}

/** @param text with a line feed at its end */
export function signNote(text: string, { verifier, privateKey }: Signer): string {
  const signature = sign(null, Buffer.from(text), privateKey);
  const signed = Buffer.concat([verifier.id, signature]).toString('base64');
  return `${text}\n${DASH} ${verifier.name} ${signed}\n`;
}

export function readNote(note: string): Note {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new UnreadableNoteError('is no signed note');
  const lines = note.slice(end + 2, -1).split('\n');
  return { text: note.slice(0, end + 1), signatures: lines.map(readSignature) };
}

function readSignature(line: string): Note['signatures'][number] {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  const isWhole = bytes.length > ID_BYTES && bytes.toString('base64') === encoded;
  if (dash !== DASH || name === '' || more.length > 0 || !isWhole)
    throw new UnreadableNoteError('has a line of signature that cannot be read');
  return { name, id: bytes.subarray(0, ID_BYTES), signature: bytes.subarray(ID_BYTES) };
}

export function isSignedBy({ text, signatures }: Note, { name, id, publicKey }: Verifier): boolean {
  const own = signatures.find((line) => line.name === name && line.id.equals(id));
  return own?.signature.length === SIGNATURE_BYTES && verify(null, Buffer.from(text), publicKey, own.signature);
}
