import { createHmac, randomBytes } from 'node:crypto';

/** 256 random bits. */
export function newDeviceSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A keyed hash is enough for a secret of 256 random bits, and the key is not in the database. */
export function hashDeviceSecret(secretKey: Buffer, secret: string): Buffer {
  return createHmac('sha256', secretKey).update('device-credential\0').update(secret).digest();
}
