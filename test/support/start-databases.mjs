import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

import { connectDatabase } from '../../libs/database/src/connection.ts';
import { startEmbeddedServer } from '../../libs/database/src/embedded-server.ts';
import { migrateDatabase } from '../../libs/database/src/migrate-database.ts';

/** One embedded server for the whole run, and a migrated template on every server that the suites run on. */
export default async function startDatabases() {
  const folder = await mkdtemp(join(tmpdir(), 'muster-test-'));
  // The server runs as an account of its own when we are root.
  await chmod(folder, 0o711);
  const server = await startEmbeddedServer({ folder: join(folder, 'postgres') });
  process.env.MUSTER_TEST_EMBEDDED_URL = server.url;
  process.env.MUSTER_TEST_TEMPLATE = `muster_test_${process.pid}_${Date.now()}`;
  const outside = process.env.MUSTER_TEST_POSTGRES_URL;
  globalThis.musterTestDatabases = { server, folder, outside };
  await Promise.all([server.url, outside].filter(Boolean).map(makeTemplate));
}

async function makeTemplate(url) {
  const template = process.env.MUSTER_TEST_TEMPLATE;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${template}`);
  await client.end();
  const at = new URL(url);
  at.pathname = `/${template}`;
  const connection = connectDatabase(at.href);
  await migrateDatabase(connection);
  await connection.close();
}
