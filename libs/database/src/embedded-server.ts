import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import pg from 'pg';

import { findBinaries } from './embedded/binaries.ts';
import { claimFolder } from './embedded/claim-folder.ts';
import { initialiseCluster, readPassword, SUPERUSER } from './embedded/initialise-cluster.ts';
import { runServer, stopServer } from './embedded/run-server.ts';
import { findServerAccount } from './embedded/server-account.ts';
import { stopLeftover } from './embedded/stop-leftover.ts';

const DATABASE = 'muster';

export interface EmbeddedServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL as a child process on this folder, made at the first start. What a crash left running is
 * stopped first; a folder that a living process owns is refused (`FolderInUseError`).
 */
export async function startEmbeddedServer(options: { folder: string }): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true, mode: 0o711 });
  await access(folder, constants.W_OK);
  const releaseFolder = await claimFolder(folder);
  try {
    const server = await startIn(folder);
    return { url: server.url, stop: () => server.stop().finally(releaseFolder) };
  } catch (error) {
    await releaseFolder();
    throw error;
  }
}

async function startIn(folder: string): Promise<EmbeddedServer> {
  const [binaries, account] = await Promise.all([findBinaries(), findServerAccount()]);
  const cluster = await initialiseCluster(folder, binaries, account);
  await stopLeftover(cluster);
  const password = await readPassword(folder);
  const urlOf = (port: number, database: string) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  const server = await runServer(folder, cluster, binaries, account, (port) => urlOf(port, 'postgres'));
  await ensureDatabase(urlOf(server.port, 'postgres'));
  return { url: urlOf(server.port, DATABASE), stop: () => stopServer(server) };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
