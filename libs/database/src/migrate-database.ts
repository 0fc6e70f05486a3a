import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

import type { DatabaseConnection } from './connection.ts';

/** Any number that no other part locks: 'mstr'. */
const MIGRATION_LOCK = 0x6d737472;

/** Where the migrations lie, from the sources and from the build alike. */
export function migrationsFolder(): string {
  const manifest = findPackageJSON('..', import.meta.url);
  if (!manifest) throw new Error('package.json of Muster was not found above the program');
  return join(dirname(manifest), 'libs', 'database', 'migrations');
}

/** Brings the database to the newest version. Two starters at once: the second waits and finds nothing left to do. */
export async function migrateDatabase({ pool }: Pick<DatabaseConnection, 'pool'>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}
