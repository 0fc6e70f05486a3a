import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import pg, { type ClientBase } from 'pg';

import type { DatabaseConnection } from './connection.ts';

/** Any number that no other part locks: 'mstr'. */
const MIGRATION_LOCK = 0x6d737472;

/** The database has tables that this program does not know: it would write them wrongly. */
export class SchemaTooNewError extends Error {
  constructor() {
    super(
      'the database was written by a newer version of Muster: start that version, or restore a copy from before it',
    );
    this.name = 'SchemaTooNewError';
  }
}

/** Where the migrations lie, from the sources and from the build alike. */
export function migrationsFolder(): string {
  const manifest = findPackageJSON('..', import.meta.url);
  if (!manifest) throw new Error('package.json of Muster was not found above the program');
  return join(dirname(manifest), 'libs', 'database', 'migrations');
}

/**
 * Brings the database to the newest version. Two starters at once: the second waits and finds nothing left to do. Where
 * there is nothing to do a role that may not change tables will do.
 */
export async function migrateDatabase({ pool }: Pick<DatabaseConnection, 'pool'>): Promise<void> {
  const newest = await newestMigration();
  // A migration takes as long as it takes, and waits for the other starter as long: no limit of the pool's sockets.
  const client = new pg.Client({ ...pool.options, stream: () => new Socket() });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('set statement_timeout = 0; set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await appliedMigration(client);
    if (applied > newest) throw new SchemaTooNewError();
    if (applied < newest) await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  } finally {
    // The lock ends with the connection, and so do its own limits.
    await client.end();
  }
}

async function newestMigration(): Promise<number> {
  const text = await readFile(join(migrationsFolder(), 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(text) as { entries: readonly { readonly when: number }[] };
  return Math.max(...entries.map(({ when }) => when));
}

/** The stamp of the newest migration that the database has; 0 for an empty one. */
async function appliedMigration(client: ClientBase): Promise<number> {
  const { rows: known } = await client.query<{ known: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as known",
  );
  if (!known[0]?.known) return 0;
  const { rows } = await client.query<{ newest: string | null }>(
    'select max(created_at) as newest from drizzle.__drizzle_migrations',
  );
  return Number(rows[0]?.newest ?? 0);
}
