import { chown, copyFile, lstat, mkdir, readdir, writeFile, constants } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

import { findServerAccount, type ServerAccount } from './server-account.ts';

/** What belongs to the running server alone, and is made anew by the next. */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'pg_internal.init', 'backup_label', 'tablespace_map']);
/** Their names are kept, their content is not. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const CONTROL = join('global', 'pg_control');
const WAL_SEGMENT = /^[0-9A-F]{24}$/;

/**
 * Copies the files of a running server, with the log from the beginning of the copy to its end: a server that starts on
 * the copy comes out at one moment of that end. Transaction numbers are the same there, unlike after a dump.
 * https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function copyCluster(url: string, cluster: string, target: string): Promise<void> {
  const account = await findServerAccount();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Lives and dies with this connection, and keeps the log from being removed.
    await client.query("select pg_create_physical_replication_slot('muster_backup_' || pg_backend_pid(), true, true)");
    const first = await client.query<{ name: string }>(
      "select pg_walfile_name(pg_backup_start('muster backup', true)) as name",
    );
    await copyFolder(cluster, target, account);
    await copyOwned(join(cluster, CONTROL), join(target, CONTROL), account);
    const stopped = await client.query<{ name: string; label: string }>(
      'select pg_walfile_name(lsn) as name, labelfile as label from pg_backup_stop(false)',
    );
    const { name, label } = stopped.rows[0]!;
    await writeOwned(join(target, 'backup_label'), label, account);
    await copyLog(cluster, target, { first: first.rows[0]!.name, last: name }, account);
  } finally {
    await client.end();
  }
}

async function copyFolder(from: string, to: string, account: ServerAccount, path = ''): Promise<void> {
  await makeOwned(join(to, path), account);
  for (const entry of await readdir(join(from, path), { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (LEFT_OUT.has(entry.name) || entry.name.startsWith('pgsql_tmp') || inner === CONTROL) continue;
    if (path === '' && EMPTIED.has(entry.name)) await makeOwned(join(to, inner), account);
    else if (entry.isDirectory()) await copyFolder(from, to, account, inner);
    else if (entry.isFile()) await copyOwned(join(from, inner), join(to, inner), account);
    else throw new Error(`${join(from, inner)} is neither file nor folder: tablespaces are not copied`);
  }
}

async function copyLog(
  cluster: string,
  target: string,
  { first, last }: { readonly first: string; readonly last: string },
  account: ServerAccount,
): Promise<void> {
  await makeOwned(join(target, 'pg_wal', 'archive_status'), account);
  const names = (await readdir(join(cluster, 'pg_wal'))).filter((name) => WAL_SEGMENT.test(name));
  const wanted = names.filter((name) => name >= first && name <= last);
  for (const needed of [first, last])
    if (!wanted.includes(needed)) throw new Error(`PostgreSQL has removed its log ${needed} while it was copied`);
  for (const name of wanted) await copyOwned(join(cluster, 'pg_wal', name), join(target, 'pg_wal', name), account);
}

/** A file that went away meanwhile is not needed: the log tells what became of it. */
async function copyOwned(from: string, to: string, account: ServerAccount): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !(await isThere(from))) return;
    throw error;
  }
  await give(to, account);
}

async function makeOwned(path: string, account: ServerAccount): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await give(path, account);
}

async function writeOwned(path: string, content: string, account: ServerAccount): Promise<void> {
  await writeFile(path, content, { mode: 0o600 });
  await give(path, account);
}

async function give(path: string, account: ServerAccount): Promise<void> {
  if (account.uid !== undefined) await chown(path, account.uid, account.gid);
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Gives restored files to the account that the server runs as. */
export async function adoptCluster(cluster: string): Promise<void> {
  const account = await findServerAccount();
  await give(cluster, account);
  for (const entry of await readdir(cluster, { withFileTypes: true, recursive: true }))
    await give(join(entry.parentPath, entry.name), account);
}
