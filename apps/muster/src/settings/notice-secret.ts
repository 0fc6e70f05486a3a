import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { DamagedKeyError, writeSecretOnce } from './data-folder.ts';

const PREFIX = 'whsec_';
const [FEWEST_BYTES, MOST_BYTES] = [24, 64];

/** As Standard Webhooks writes secrets: `whsec_` and 24 to 64 bytes in base64. */
export async function loadNoticeSecret(path: string): Promise<Buffer> {
  if (!existsSync(path)) await writeSecretOnce(path, PREFIX + randomBytes(32).toString('base64'));
  const text = (await readFile(path, 'utf8')).trim();
  const secret = Buffer.from(text.slice(PREFIX.length), 'base64');
  const isWhole = text.startsWith(PREFIX) && secret.toString('base64') === text.slice(PREFIX.length);
  if (!isWhole || secret.length < FEWEST_BYTES || secret.length > MOST_BYTES)
    throw new DamagedKeyError(path, 'the port that knows the old one takes no call');
  return secret;
}
