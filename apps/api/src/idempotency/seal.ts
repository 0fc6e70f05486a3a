import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** What is sealed for one purpose is opened for no other. */
const ANSWERS = 'muster idempotent answers';
const REQUESTS = 'muster idempotent requests';

/** Encrypts a secret that the database keeps (AES-256-GCM), such as an answer that is shown only once. */
export function seal(secretKey: Buffer, plain: string, purpose = ANSWERS): Buffer {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secretKey, purpose), nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

export function unseal(secretKey: Buffer, sealed: Buffer, purpose = ANSWERS): string {
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secretKey, purpose), sealed.subarray(0, NONCE_LENGTH));
  decipher.setAuthTag(sealed.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH));
  const body = sealed.subarray(NONCE_LENGTH + TAG_LENGTH);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

/** Tells whether two texts are the same, and nothing of a text to whoever reads the database and guesses. */
export function hashWithKey(secretKey: Buffer, text: string): Buffer {
  return createHmac('sha256', keyFor(secretKey, REQUESTS)).update(text).digest();
}

function keyFor(secretKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', purpose, 32));
}
