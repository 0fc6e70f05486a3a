import { rm } from 'node:fs/promises';
import pg from 'pg';

/** Takes everything away that the run has made, on the outside server too. */
export default async function stopDatabases() {
  const { server, folder, outside } = globalThis.musterTestDatabases;
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  if (!outside) return;
  const client = new pg.Client({ connectionString: outside });
  await client.connect();
  const template = process.env.MUSTER_TEST_TEMPLATE;
  const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [template]);
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
  await client.end();
}
