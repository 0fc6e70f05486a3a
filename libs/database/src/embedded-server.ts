import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import pg from 'pg';

import { findBinaries } from './embedded/binaries.ts';
import { claimFolder } from './embedded/claim-folder.ts';
import { initialiseCluster, readPassword, SUPERUSER } from './embedded/initialise-cluster.ts';
import { findFreePort, runServer } from './embedded/run-server.ts';
import { findServerAccount } from './embedded/server-account.ts';
import { stopLeftover } from './embedded/stop-leftover.ts';
import { Supervisor, type ServerEvent } from './embedded/supervise.ts';

const DATABASE = 'muster';

export interface EmbeddedServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  readonly folder: string;
  readonly onEvent?: (event: ServerEvent) => void;
}

/**
 * Starts a real PostgreSQL as a child process on this folder, made at the first start. What a crash left running is
 * stopped first; a folder that a living process owns is refused (`FolderInUseError`). A server that ends by itself is
 * started again at the same address.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true, mode: 0o711 });
  await access(folder, constants.W_OK);
  const releaseFolder = await claimFolder(folder);
  try {
    const server = await startIn(folder, options.onEvent ?? ignore);
    const stop = async () => {
      try {
        await server.stop();
      } finally {
        await releaseFolder();
      }
    };
    return { url: server.url, stop };
  } catch (error) {
    await releaseFolder();
    throw error;
  }
}

function ignore(): void {}

async function startIn(folder: string, onEvent: (event: ServerEvent) => void): Promise<EmbeddedServer> {
  const [binaries, account] = await Promise.all([findBinaries(), findServerAccount()]);
  const cluster = await initialiseCluster(folder, binaries, account);
  const password = await readPassword(folder);
  const urlOf = (port: number, database: string) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  const run = async (port: number, log: 'w' | 'a') => {
    await stopLeftover(cluster);
    return runServer({ folder, cluster, binaries, account, port, url: urlOf(port, 'postgres'), log });
  };
  const port = await findFreePort();
  const server = await run(port, 'w');
  await ensureDatabase(urlOf(port, 'postgres'));
  const supervisor = new Supervisor(server, () => run(port, 'a'), onEvent);
  return { url: urlOf(port, DATABASE), stop: () => supervisor.stop() };
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
