import { randomBytes } from 'node:crypto';

import { seal, unseal } from '../idempotency/seal.ts';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;
const PURPOSE = 'muster webhook secrets';

/** A secret as Standard Webhooks writes it, and as the database keeps it. */
export function newSecret(secretKey: Buffer): { readonly secret: string; readonly sealed: Buffer } {
  const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64');
  return { secret, sealed: seal(secretKey, secret, PURPOSE) };
}

/** The bytes that sign. */
export function openSecret(secretKey: Buffer, sealed: Buffer): Buffer {
  return Buffer.from(unseal(secretKey, sealed, PURPOSE).slice(PREFIX.length), 'base64');
}
