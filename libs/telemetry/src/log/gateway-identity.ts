import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { uuidv7 } from 'uuidv7';

import { syncFolder } from './segment-files.ts';

/** The name under which stores remember how far this log is applied. It lives and dies with the log's folder. */
export async function openGatewayIdentity(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'gateway-id');
  const known = await readFile(path, 'utf8').catch(() => '');
  if (known) return known.trim();
  const identity = uuidv7();
  const file = await open(path, 'w');
  try {
    await file.writeFile(`${identity}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(folder);
  return identity;
}
