import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { asAccount } from './as-account.ts';
import type { Binaries } from './binaries.ts';
import type { ServerAccount } from './server-account.ts';

const run = promisify(execFile);
export const SUPERUSER = 'muster';

/** Makes the data folder of the server once; what a broken first start left behind is thrown away. */
export async function initialiseCluster(folder: string, binaries: Binaries, account: ServerAccount): Promise<string> {
  const cluster = join(folder, 'cluster');
  if (await exists(join(cluster, 'PG_VERSION'))) return cluster;
  const unfinished = join(folder, 'cluster.new');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await give(unfinished, account);
  const passwordFile = await lendPassword(folder, account);
  try {
    const { command, args, options } = await asAccount(account, folder, binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C',
      '--builtin-locale=C.UTF-8',
    ]);
    await run(command, args, options);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, cluster);
  return cluster;
}

/** The server's own password, made at random at the first start. */
export async function readPassword(folder: string): Promise<string> {
  const file = join(folder, 'password');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined && known.length > 0) return known;
  const password = randomBytes(32).toString('base64url');
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

/** initdb runs as the server's account and must be able to read the password for a moment. */
async function lendPassword(folder: string, account: ServerAccount): Promise<string> {
  const file = join(folder, 'password.lent');
  await writeFile(file, await readPassword(folder), { mode: 0o600 });
  await give(file, account);
  return file;
}

async function give(path: string, account: ServerAccount): Promise<void> {
  if (account.uid !== undefined) await chown(path, account.uid, account.gid);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
