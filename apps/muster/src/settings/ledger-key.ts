import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { DamagedKeyError, writeSecretOnce } from './data-folder.ts';

/** The key of the checkpoints: made once. Whoever pinned its public half takes no other for this ledger. */
export async function loadLedgerKey(path: string): Promise<KeyObject> {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeSecretOnce(path, String(privateKey.export({ type: 'pkcs8', format: 'pem' })).trim());
  }
  const key = parseLedgerKey(await readFile(path, 'utf8'));
  if (!key) throw new DamagedKeyError(path, 'nobody who pinned the old one can check a new export of the ledger');
  return key;
}

/** Undefined where the text is no private key of Ed25519. */
export function parseLedgerKey(text: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(text);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
