import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { SUPERUSER } from './initialise-cluster.ts';
import { isAlive } from './processes.ts';

const PORT_LINE = 3;

/** The address of the embedded server that runs on this folder now, for its owner; `undefined` when none does. */
export async function findRunningServer(folder: string): Promise<string | undefined> {
  const [pidFile, password] = await Promise.all([
    readIfPresent(join(folder, 'cluster', 'postmaster.pid')),
    readIfPresent(join(folder, 'password')),
  ]);
  if (pidFile === undefined || password === undefined) return undefined;
  const lines = pidFile.split('\n');
  if (!(await isAlive(Number(lines[0])))) return undefined;
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${lines[PORT_LINE]}/muster`;
}

function readIfPresent(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
