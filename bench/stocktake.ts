import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Context } from '#custody/authorisation/caller';
import { bootstrap } from '#custody/bootstrap';
import { closeStocktake } from '#custody/stocktakes/close-stocktake';
import { openStocktake } from '#custody/stocktakes/open-stocktake';
import { scanStocktake } from '#custody/stocktakes/scan-stocktake';
import { Listening } from '#custody/witness/listening';
import { watchFleet } from '#custody/witness/watch-fleet';
import { connectDatabase, type Database } from '#database/connection';
import { startEmbeddedServer } from '#database/embedded-server';
import { migrateDatabase } from '#database/migrate-database';

import { percentile } from './percentile.ts';
import { printFigure } from './print-figure.ts';

const USAGE = `npm run bench -- stocktake [options]   a large stocktake, and looks of the witness at a large fleet
  --pieces 5000        that are counted
  --scans 1000         of them whose label is read, by tens
  --fleet 20000        that the witness looks at, those among them`;

const OPTIONS = {
  pieces: { type: 'string', default: '5000' },
  scans: { type: 'string', default: '1000' },
  fleet: { type: 'string', default: '20000' },
  help: { type: 'boolean', default: false },
} as const;

const SCANS_AT_ONCE = 10;
const MINUTE_MS = 60_000;

export async function stocktake(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  await using started = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  started.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }));
  const server = started.adopt(await startEmbeddedServer({ folder }), (running) => running.stop());
  const database = started.adopt(connectDatabase(server.url), (connection) => connection.close());
  await migrateDatabase(database);
  await bootstrap(database.db, async () => ({ password: 'bench-bench-bench', mustChangePassword: false }), new Date());
  printFigure('stocktake', 'machineLoadBefore', loadavg()[0]!, '1');
  const caller = await addUnit(database.db);
  await addFleet(database.db, Number(values.fleet), Number(values.pieces));
  await count(database.db, caller, Number(values.scans));
  await look(database.db, Number(values.fleet));
}

/** In seconds, and its answer. */
async function time<T>(figure: string, act: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const answer = await act();
  printFigure('stocktake', figure, (performance.now() - startedAt) / 1_000, 's');
  return answer;
}

async function count(db: Database, caller: Context['caller'], scans: number): Promise<void> {
  const context = (): Context => ({ db, caller, now: new Date() });
  const { stocktake: opened } = await time('open', () => openStocktake(context(), { organisation: 'host' }));
  const took: number[] = [];
  await time('scanAll', async () => {
    for (let first = 0; first < scans; first += SCANS_AT_ONCE) {
      const codes = Array.from({ length: SCANS_AT_ONCE }, (_, index) => `COUNTED-${1 + first + index}`);
      const startedAt = performance.now();
      await scanStocktake(context(), opened.id, {
        scans: codes.map((code) => ({ id: uuidv7(), code, method: 'camera' as const })),
      });
      took.push(performance.now() - startedAt);
    }
  });
  printFigure('stocktake', 'scanOfTenP50', percentile(took, 0.5), 'ms');
  printFigure('stocktake', 'scanOfTenP95', percentile(took, 0.95), 'ms');
  const { stocktake: closed } = await time('close', () => closeStocktake(context(), opened.id, {}));
  printFigure('stocktake', 'expected', closed.counts.expected, '1');
  printFigure('stocktake', 'found', closed.counts.found, '1');
}

/** The first look writes what it remembers of each piece; of a fleet that stands, the next writes nothing. */
async function look(db: Database, fleet: number): Promise<void> {
  const listening = new Listening();
  let now = Date.now();
  const sweep = (figure: string) => time(figure, () => watchFleet(db, listening, new Date(now)));
  await sweep('witnessFirst');
  now += MINUTE_MS;
  await move(db, now, 0);
  await sweep('witnessStanding');
  for (const figure of ['witnessFirstFixAway', 'witnessAllMoved']) {
    now += MINUTE_MS;
    await move(db, now, 0.02);
    await sweep(figure);
  }
  const { rows } = await db.execute<{ raised: number }>(sql`select count(*)::int as raised from alarm where active`);
  printFigure('stocktake', 'witnessRaised', rows[0]?.raised ?? 0, '1');
  printFigure('stocktake', 'fleet', fleet, '1');
}

async function move(db: Database, now: number, degrees: number): Promise<void> {
  const at = new Date(now).toISOString();
  await db.execute(sql`
    update equipment_presence set latitude = latitude + ${degrees}::float8, position_time = ${at}, last_seen_at = ${at}`);
}

async function addUnit(db: Database): Promise<Context['caller']> {
  const caller: Context['caller'] = {
    ...{ personId: uuidv7(), sessionId: uuidv7(), username: 'bench', name: 'bench', roles: ['custodian'] },
    organisation: { code: 'host', name: 'host', kind: 'host_unit' },
    mustChangePassword: false,
  };
  await db.execute(sql`
    insert into organisation (code, name, kind, parent, created_at) values ('host', 'host', 'host_unit', 'center', now())`);
  await db.execute(sql`
    insert into person (id, username, name, organisation, roles, must_change_password, created_at)
    values (${caller.personId}, 'bench', 'bench', 'host', '{custodian}', false, now())`);
  return caller;
}

/** Heard a moment ago where they are at home; a tenth have a year of claims behind them. */
async function addFleet(db: Database, fleet: number, counted: number): Promise<void> {
  await db.execute(sql`
    insert into equipment (asset_code, name, family, host_unit, owner, custodian, home_latitude, home_longitude,
      reporting_interval_seconds, capabilities, time_source, created_at)
    select case when number <= ${counted}::int then 'COUNTED-' else 'OTHER-' end || number, 'bench', 'pump',
      case when number <= ${counted}::int then 'host' else 'center' end, 'center',
      case when number <= ${counted}::int then 'host' else 'center' end, 20 + number % 20, 100 + number % 15, 60, '{}', 'device', now()
    from generate_series(1, ${fleet}::int) number`);
  await db.execute(sql`
    insert into applied_log (gateway, position, alive_at) values ('bench', 0, now() + interval '1 hour')`);
  await db.execute(sql`
    insert into equipment_presence (asset_code, last_seen_at, connected, latitude, longitude, position_time, held_by, changed_in)
    select asset_code, now(), true, home_latitude, home_longitude, now(), 'bench', pg_current_xact_id() from equipment`);
  await db.execute(sql`
    insert into allocation (id, asset_code, organisation, kind, state, from_at, to_at, original_from, original_to, created_at, changed_at)
    select gen_random_uuid(), asset_code, 'center', 'own_use', 'confirmed', now() - make_interval(days => past),
      now() - make_interval(days => past - 1), now() - make_interval(days => past), now() - make_interval(days => past - 1), now(), now()
    from (select asset_code, row_number() over () as number from equipment) piece, generate_series(5, 60, 5) past
    where number % 10 = 0`);
  await db.execute(sql`analyze`);
}
