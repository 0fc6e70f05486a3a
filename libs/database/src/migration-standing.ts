import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Pool } from 'pg';

import { databaseError } from './error-code.ts';
import { migrationsFolder } from './migrate-database.ts';

/** How a database stands to the migrations of this program. `newer`: it has been migrated by a later Muster. */
export interface MigrationStanding {
  readonly state: 'equal' | 'behind' | 'newer' | 'empty';
  /** How many the program has and the database lacks. */
  readonly missing: number;
}

const UNDEFINED_TABLE = '42P01';
const UNDEFINED_SCHEMA = '3F000';

export async function readMigrationStanding({
  pool,
}: {
  readonly pool: Pick<Pool, 'query'>;
}): Promise<MigrationStanding> {
  const known = readMigrationFiles({ migrationsFolder: migrationsFolder() }).map(({ folderMillis }) => folderMillis);
  const newestKnown = Math.max(...known);
  const applied = await readNewestApplied(pool);
  if (applied === undefined) return { state: 'empty', missing: known.length };
  const missing = known.filter((time) => time > applied).length;
  if (missing > 0) return { state: 'behind', missing };
  return { state: applied > newestKnown ? 'newer' : 'equal', missing: 0 };
}

async function readNewestApplied(pool: Pick<Pool, 'query'>): Promise<number | undefined> {
  try {
    const { rows } = await pool.query<{ newest: string | null }>(
      'select max(created_at)::text as newest from drizzle.__drizzle_migrations',
    );
    return rows[0]?.newest ? Number(rows[0].newest) : undefined;
  } catch (error) {
    const code = databaseError(error)?.code;
    if (code === UNDEFINED_TABLE || code === UNDEFINED_SCHEMA) return undefined;
    throw error;
  }
}
