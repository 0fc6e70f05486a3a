import { createHash, hash } from 'node:crypto';

import { canonicalise, type JsonObject } from './canonical-json.ts';

export const LEDGER_FORMAT = 1;
export const HASH_ALGORITHM = 'sha-256';

/** What an entry is about, and with it the chain: one per piece, one per organisation for acts without a piece. */
export type Subject = { readonly assetCode: string } | { readonly organisation: string };

/** All that is hashed of an entry. */
export interface EntryContent {
  readonly format: number;
  readonly algorithm: string;
  readonly chain: string;
  /** From 1, without a gap. */
  readonly number: number;
  /** The hash of the entry before it, in hex; null for the first of its chain. */
  readonly previous: string | null;
  readonly id: string;
  readonly act: string;
  readonly recordedAt: string;
  /** `person` is null where Muster itself acted. */
  readonly who: { readonly person: string | null; readonly organisation: string };
  readonly body: JsonObject;
  /** The salted hash of what is kept apart, in hex; null where there is nothing. */
  readonly personal: string | null;
}

export function chainOf(about: Subject): string {
  return 'assetCode' in about ? `equipment/${about.assetCode}` : `organisation/${about.organisation}`;
}

/** The exact text that is hashed and kept. */
export function writeContent(content: EntryContent): string {
  return canonicalise(content as unknown as JsonObject);
}

/** A leaf begins with a byte of 0; it grows with the largest entry seen. */
let leaf = Buffer.alloc(4_096);

/** The hash of an entry is its leaf hash in the Merkle tree (RFC 6962, 2.1): chain and tree vouch for the same bytes. */
export function hashEntry(content: string | Buffer): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (bytes.length >= leaf.length) leaf = Buffer.alloc(2 * bytes.length + 1);
  bytes.copy(leaf, 1);
  return hash('sha256', leaf.subarray(0, bytes.length + 1), 'buffer');
}

/** The salt keeps a telephone number from being found by trying them all; it is erased with what it salts. */
export function hashPersonal(salt: Buffer, personal: string): Buffer {
  return createHash('sha256').update(salt).update(personal, 'utf8').digest();
}
