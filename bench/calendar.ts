import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { countClaims, runAttempts } from './calendar/attempts.ts';
import { openEmbedded, openOutside, type BenchDatabase } from './calendar/databases.ts';
import { addPieces, addYear } from './calendar/fill.ts';
import { post, signIn, type ApiAccess } from './flood/register-devices.ts';
import { percentile } from './percentile.ts';
import { printFigure } from './print-figure.ts';
import { Product } from './product.ts';

const USAGE = `npm run bench -- calendar [options]    reservations of many callers at once; free pieces over a year
  --attempts 10000      of all callers together, at overlapping reservations of 50 pieces, twice: the second time half with pre-emption
  --callers 100
  --pieces 20000        with a year of claims each, asked for free ones and the next free window
  --queries 300
  --postgres URL        an outside server as well; or MUSTER_TEST_POSTGRES_URL`;

const OPTIONS = {
  attempts: { type: 'string', default: '10000' },
  callers: { type: 'string', default: '100' },
  pieces: { type: 'string', default: '20000' },
  queries: { type: 'string', default: '300' },
  postgres: { type: 'string', default: process.env['MUSTER_TEST_POSTGRES_URL'] ?? '' },
  help: { type: 'boolean', default: false },
} as const;

type Values = Readonly<Record<'attempts' | 'callers' | 'pieces' | 'queries', string>>;

const CONTESTED = 50;
const DAY_MS = 86_400_000;
const PASSWORD = 'bench-bench-bench';

export async function calendar(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  await onDatabase(await openEmbedded(), values);
  if (values.postgres !== '') await onDatabase(await openOutside(values.postgres), values);
}

async function onDatabase(database: BenchDatabase, values: Values): Promise<void> {
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  try {
    const product = await Product.start(`calendar-${database.name}`, { MUSTER_DATABASE_URL: database.url });
    try {
      const admin = await signIn(product.http, 'admin', product.password);
      await post(admin, '/organisations', { code: 'host', name: 'host', kind: 'host_unit' });
      await contest(database, pool, admin, values);
      await ask(database, pool, admin, values);
    } finally {
      await product.dispose();
    }
  } finally {
    await pool.end();
    await database.dispose();
  }
}

/** Half of the callers reserve for the country, half for their own use. */
async function contest({ name }: BenchDatabase, pool: pg.Pool, admin: ApiAccess, values: Values): Promise<void> {
  const assetCodes = await addPieces(pool, 'CONTESTED', CONTESTED, 'host');
  const dispatchers = [await addDispatcher(admin, 'center'), await addDispatcher(admin, 'host')];
  const callers = Array.from({ length: Number(values.callers) }, (_, index) => dispatchers[index % 2]!);
  for (const preempt of [false, true]) {
    const bench = `calendar-${name}${preempt ? '-preempting' : ''}`;
    const before = await countClaims(pool);
    const startedAt = performance.now();
    const tally = await runAttempts({ callers, assetCodes, count: Number(values.attempts), preempt });
    const seconds = (performance.now() - startedAt) / 1_000;
    const after = await untilDelivered(pool);
    printFigure(bench, 'attemptsPerSecond', (tally.made + tally.refused + tally.wrong.length) / seconds, '/s');
    printFigure(bench, 'made', tally.made, '1');
    printFigure(bench, 'refused', tally.refused, '1');
    printFigure(bench, 'wrongAnswers', tally.wrong.length, '1');
    printFigure(bench, 'overlaps', after.overlaps, '1');
    printFigure(bench, 'madeButNotStored', tally.made - (after.reservations - before.reservations), '1');
    printFigure(bench, 'ownersDisplaced', after.owed, '1');
    printFigure(bench, 'outboxRowsMoreThanOwed', after.told - after.owed, '1');
    printFigure(bench, 'undelivered', after.undelivered, '1');
    for (const wrong of tally.wrong.slice(0, 5)) console.error(wrong);
  }
  await pool.query(
    `update allocation set state = 'cancelled' where asset_code like 'CONTESTED-%' and state <> 'preempted'`,
  );
  // Free all year, they would answer every question for a free piece.
  await pool.query(
    `update equipment set retired_at = now(), retired_reason = 'bench' where asset_code like 'CONTESTED-%'`,
  );
}

async function addDispatcher(admin: ApiAccess, organisation: string): Promise<ApiAccess> {
  const username = `of-${organisation}`;
  const person = { username, name: username, organisation, roles: ['dispatcher'], password: PASSWORD };
  await post(admin, '/people', { ...person, mustChangePassword: false });
  return signIn(admin.url, username, PASSWORD);
}

async function untilDelivered(pool: pg.Pool) {
  for (let tries = 0; ; tries += 1) {
    const counts = await countClaims(pool);
    if (counts.undelivered === 0 || tries === 100) return counts;
    await sleep(200);
  }
}

async function ask({ name }: BenchDatabase, pool: pg.Pool, admin: ApiAccess, values: Values): Promise<void> {
  await addPieces(pool, 'YEAR', Number(values.pieces), 'host');
  printFigure(`calendar-${name}`, 'allocations', await addYear(pool, 'YEAR', 'host'), '1');
  const queries: Readonly<Record<string, () => string>> = {
    freePieces: () => `/allocations/free?family=pump&${period(3)}`,
    freePiecesWithMinimum: () => `/allocations/free?family=pump&minimum={"headMetres":450}&${period(5)}`,
    nextFreeOfPiece: () => `/allocations/free?assetCode=YEAR-${1 + Math.floor(Math.random() * 1_000)}&${period(6.9)}`,
    // Longer than any gap: no piece is free, and the next time lies behind the last claim of one.
    nextFreeOfAll: () => `/allocations/free?family=pump&from=${at(10)}&to=${at(25)}`,
    calendarPage: () => `/allocations/calendar?family=pump&${period(31)}`,
  };
  for (const [figure, make] of Object.entries(queries)) {
    const took: number[] = [];
    for (let query = 0; query < Number(values.queries); query += 1) took.push(await get(admin, make()));
    printFigure(`calendar-${name}`, `${figure}P50`, percentile(took, 0.5), 'ms');
    printFigure(`calendar-${name}`, `${figure}P95`, percentile(took, 0.95), 'ms');
  }
}

const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

function period(days: number): string {
  const begin = 1 + Math.random() * 300;
  return `from=${at(begin)}&to=${at(begin + days)}`;
}

/** In ms, over HTTP with the answer read. */
async function get({ url, token }: ApiAccess, path: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return performance.now() - startedAt;
}
