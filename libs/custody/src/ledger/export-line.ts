import { createHash } from 'node:crypto';
import { z } from 'zod';

import { canonicalise } from './canonical-json.ts';

/** A line of an export: an entry with its place in the tree, and in an export of a part the proof of that place. */
export interface EntryLine {
  /** Byte for byte as it was hashed, and as text. */
  readonly content: Buffer;
  readonly text: string;
  /** In hex. */
  readonly hash: string;
  readonly leaf: number;
  readonly proof: readonly Buffer[] | undefined;
}

/** A line behind the entries: a checkpoint and the public key of its signature. */
export interface CheckpointLine {
  readonly checkpoint: string;
  readonly key: string;
  /** Shows that the tree of that size is the beginning of this one (RFC 6962, 2.1.2); hashes in hex. */
  readonly since?: { readonly size: number; readonly proof: readonly string[] };
}

const checkpointLine = z.strictObject({
  checkpoint: z.string(),
  key: z.string(),
  since: z.strictObject({ size: z.int().min(1), proof: z.array(z.hex().length(64)) }).optional(),
});

const BEGIN = '{"entry":';
const MIDDLE = ',"hash":"';
const HEX = '[0-9a-f]{64}';
/** No tree of so many leaves is deeper; without a bound the expression itself would run out of stack. */
const REST_OF_PROOF = `(?:,"${HEX}"){0,63}`;
const TAIL = new RegExp(
  `,"hash":"(${HEX})","leaf":(0|[1-9]\\d{0,14})(?:,"proof":\\[((?:"${HEX}"${REST_OF_PROOF})?)\\])?\\}$`,
  'y',
);

/** The content goes in byte for byte, so that whoever reads the line can hash it as it stands. */
export function writeEntryLine(content: string, hash: Buffer, leaf: number, proof?: readonly Buffer[]): string {
  const path = proof && `,"proof":[${proof.map((node) => `"${node.toString('hex')}"`).join(',')}]`;
  return `{"entry":${content},"hash":"${hash.toString('hex')}","leaf":${leaf}${path ?? ''}}\n`;
}

export function writeCheckpointLine({ checkpoint, key, since }: CheckpointLine): string {
  return `${canonicalise({ checkpoint, key, ...(since && { since }) })}\n`;
}

export function isEntryLine(line: Buffer): boolean {
  return line.toString('latin1', 0, BEGIN.length) === BEGIN;
}

/** Undefined unless the line is, byte for byte, one that an export writes. */
export function readEntryLine(line: Buffer): EntryLine | undefined {
  const whole = line.toString('utf8');
  const end = whole.lastIndexOf(MIDDLE);
  if (end < 0 || !whole.startsWith(BEGIN)) return undefined;
  TAIL.lastIndex = end;
  const tail = TAIL.exec(whole);
  if (!tail) return undefined;
  const [behind, hash = '', leaf = '', proof] = tail;
  return {
    // What stands behind the content is ASCII: as many bytes as characters.
    content: line.subarray(BEGIN.length, line.length - behind.length),
    text: whole.slice(BEGIN.length, end),
    hash,
    leaf: Number(leaf),
    proof: proof === undefined ? undefined : readProof(proof),
  };
}

function readProof(proof: string): Buffer[] {
  return proof === '' ? [] : proof.split(',').map((node) => Buffer.from(node.slice(1, -1), 'hex'));
}

/** Undefined unless the line is, byte for byte, what its checkpoint line would be. */
export function readCheckpointLine(line: string): CheckpointLine | undefined {
  try {
    const parsed = checkpointLine.parse(JSON.parse(line));
    const { since, ...signed } = parsed;
    const read = { ...signed, ...(since && { since }) };
    return writeCheckpointLine(read) === `${line}\n` ? read : undefined;
  } catch {
    return undefined;
  }
}

const EXPORT = /^export (0|[1-9]\d{0,14}) ([0-9a-f]{64})$/;

/** What the last checkpoint of an export says of the lines above it, and of the growth that stands beside it. */
export interface ExportExtent {
  readonly lines: number;
  /** SHA-256 of all their bytes, in hex. */
  readonly digest: string;
}

export function writeExtensions({ lines, digest }: ExportExtent, since?: CheckpointLine['since']): string[] {
  return [`export ${lines} ${digest}`, ...(since ? [writeSince(since)] : [])];
}

/** Undefined unless they are, byte for byte, those of an export with this proof of growth. */
export function readExtensions(
  extensions: readonly string[],
  since: CheckpointLine['since'],
): ExportExtent | undefined {
  const [, lines, digest] = EXPORT.exec(extensions[0] ?? '') ?? [];
  if (lines === undefined || digest === undefined) return undefined;
  const extent = { lines: Number(lines), digest };
  return writeExtensions(extent, since).join('\n') === extensions.join('\n') ? extent : undefined;
}

function writeSince({ size, proof }: NonNullable<CheckpointLine['since']>): string {
  return `since ${size} ${createHash('sha256').update(proof.join()).digest('hex')}`;
}
