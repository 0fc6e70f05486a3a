import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { OperatorError } from '../../start/operator-error.ts';

/** What a running server leaves in its data folder for its own operator. An API apart has no broker. */
const addresses = z.object({ http: z.url(), mqtt: z.url().optional() });

export type Addresses = z.output<typeof addresses>;

/** Where the server of this data folder listens; `undefined` when none has ever run here. */
export async function readAddresses(dataFolder: string): Promise<Addresses | undefined> {
  const path = join(dataFolder, 'addresses.json');
  const text = await readIfPresent(path);
  if (text === undefined) return undefined;
  try {
    return addresses.parse(JSON.parse(text));
  } catch {
    throw new OperatorError(`${path} is damaged: start the server again, it writes it anew.`);
  }
}

/** The administrator's token, which only those can read who can read the data folder's secrets. */
export async function readOperatorToken(dataFolder: string): Promise<string | undefined> {
  const text = await readIfPresent(join(dataFolder, 'operator-token'));
  return text?.trim() || undefined;
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new OperatorError(`Cannot read ${path}: ${(error as Error).message}`);
  }
}
