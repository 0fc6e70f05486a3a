import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** 256 random bits. */
export function newDeviceSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A keyed hash is enough for a secret of 256 random bits, and the key is not in the database. */
export function hashDeviceSecret(secretKey: Buffer, secret: string): Buffer {
  return createHmac('sha256', secretKey).update('device-credential\0').update(secret).digest();
}

const MOSQUITTO_ITERATIONS = 101;
const MOSQUITTO_SALT_BYTES = 12;

/** The line of a Mosquitto password file says the same secret so (PBKDF2, SHA-512). Few rounds do for 256 random bits. */
export function hashForMosquitto(secret: string, salt = randomBytes(MOSQUITTO_SALT_BYTES)): string {
  const hash = pbkdf2Sync(secret, salt, MOSQUITTO_ITERATIONS, 64, 'sha512');
  return `$7$${MOSQUITTO_ITERATIONS}$${salt.toString('base64')}$${hash.toString('base64')}`;
}
