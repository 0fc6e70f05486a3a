import pg from 'pg';

import { findRunningServer } from '#database/embedded/find-running';
import { readMigrationStanding, type MigrationStanding } from '#database/migration-standing';

import type { DataFolder } from '../../settings/data-folder.ts';
import { findingsAbout, reasonOf, type Finding } from '../finding.ts';
import { maskUrl } from '../list-settings.ts';

const OLDEST_MAJOR = 15;
const CONNECT_WITHIN_MS = 5_000;
const CLOCK_OFF_MS = 1_000;
/** What has no time of its own is dated by us: hours and alarms would be wrong by as much. */
const CLOCK_WRONG_MS = 60_000;

const { ok, warning, problem } = findingsAbout('database');
const clock = findingsAbout('clock');

/** PostgreSQL: reachable, new enough, with what the migrations need, at a version that this program knows. */
export async function checkDatabase(url: string, folder: Pick<DataFolder, 'postgres'>): Promise<Finding[]> {
  if (url !== 'embedded') return examine(url);
  const running = await findRunningServer(folder.postgres).catch((error: unknown) => error);
  if (running === undefined) return [ok('embedded; it does not run now, npm start starts it')];
  if (typeof running !== 'string')
    return [problem(`embedded: ${reasonOf(running)}`, 'run the doctor as the account that runs Muster.')];
  return examine(running);
}

async function examine(url: string): Promise<Finding[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  pool.on('error', () => undefined);
  const place = maskUrl(url);
  try {
    const { rows } = await pool.query<{ version: string; number: number; gist: boolean }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
         exists (select from pg_available_extensions where name = 'btree_gist') as gist`,
    );
    const { version, number, gist } = rows[0]!;
    return [
      judgeVersion(place, version, Math.floor(number / 10_000)),
      ...(gist ? [] : [warning('the extension btree_gist is not there', 'install postgresql-contrib on that server.')]),
      judgeMigrations(await readMigrationStanding({ pool })),
      await compareClocks(pool),
    ];
  } catch (error) {
    return [
      problem(
        `${place}: ${reasonOf(error)}`,
        'start that server, or put MUSTER_DATABASE_URL right (address, account, password, name of the database).',
      ),
    ];
  } finally {
    await pool.end();
  }
}

function judgeVersion(place: string, version: string, major: number): Finding {
  if (major >= OLDEST_MAJOR) return ok(`${place} is PostgreSQL ${version}`);
  return problem(`${place} is PostgreSQL ${version}`, `Muster needs ${OLDEST_MAJOR} or newer.`);
}

function judgeMigrations({ state, missing }: MigrationStanding): Finding {
  switch (state) {
    case 'equal':
      return ok('its schema is the one that this program knows');
    case 'empty':
      return ok('it is empty: the next start makes its schema');
    case 'behind':
      return warning(
        `its schema is ${missing} migrations behind`,
        'the next start brings it up: make a backup before.',
      );
    case 'newer':
      return problem('its schema is newer than this program', 'use the newer Muster that has migrated it.');
  }
}

async function compareClocks(pool: pg.Pool): Promise<Finding> {
  const before = Date.now();
  const { rows } = await pool.query<{ now: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as now',
  );
  const [after, there] = [Date.now(), rows[0]!.now];
  // Within the time that the question took nothing is known.
  const offMs = there < before ? before - there : Math.max(0, there - after);
  const says = `this computer's and the database's are ${offMs < 1 ? 'equal' : `${Math.round(offMs)} ms apart`}`;
  if (offMs < CLOCK_OFF_MS) return clock.ok(says);
  const remedy = 'keep both by NTP (chrony).';
  return offMs < CLOCK_WRONG_MS ? clock.warning(says, remedy) : clock.problem(says, remedy);
}
