import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

export type KeyName = 'secret' | 'ledger' | 'notice';

export const fingerprintOfSecret = (key: Buffer): string => sha256('muster secret key', key);

export const fingerprintOfNoticeSecret = (secret: Buffer): string => sha256('muster notice secret', secret);

export const fingerprintOfLedgerKey = (key: KeyObject): string =>
  sha256('muster ledger key', createPublicKey(key).export({ type: 'spki', format: 'der' }));

function sha256(about: string, content: Buffer): string {
  return createHash('sha256').update(`${about}\n`).update(content).digest('hex');
}
