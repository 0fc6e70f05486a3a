import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

import { startEmbeddedServer } from '#database/embedded-server';

export interface BenchDatabase {
  readonly name: 'embedded' | 'outside';
  readonly url: string;
  dispose(): Promise<void>;
}

/** The PostgreSQL that the product brings along, on a folder of its own. */
export async function openEmbedded(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-postgres-'));
  const server = await startEmbeddedServer({ folder });
  const dispose = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { name: 'embedded', url: server.url, dispose };
}

/** A database of its own on somebody else's server. */
export async function openOutside(serverUrl: string): Promise<BenchDatabase> {
  const name = `muster_bench_${randomBytes(4).toString('hex')}`;
  await ask(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const dispose = () => ask(serverUrl, `drop database ${name} with (force)`);
  return { name: 'outside', url: url.href, dispose };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
