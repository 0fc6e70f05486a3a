import { askInfluxql, quoteName, type Row } from './influxql.ts';
import { FIELD_KINDS, HOURS, READINGS } from './fields.ts';
import { writeLines, type Bucket } from './write-samples.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Numbers can be summed up, text cannot. */
const SUMMED = FIELD_KINDS.filter(({ quality, type }) => quality === 'good' && type !== 'string');

/**
 * Keeps the hours of all readings older than `before`, by whole days, and removes the readings. Hours are written under
 * the day of the removal: one that is interrupted and done again writes the same, and what comes late to an hour that is
 * gone already is summed up beside it. Answers how many days went.
 */
export async function expireReadings(target: Bucket, before: number): Promise<number> {
  const end = before - (before % DAY_MS);
  const first = await findFirst(target, end);
  if (first === undefined) return 0;
  const start = first - (first % DAY_MS);
  for (let day = start; day < end; day += DAY_MS) await rollUpDay(target, day, end);
  await removeReadings(target, end);
  return (end - start) / DAY_MS;
}

/** The day of the oldest reading before this time. */
async function findFirst({ client, bucket }: Bucket, before: number): Promise<number | undefined> {
  const [rows = []] = await askInfluxql(client, bucket, [
    `SELECT first(*) FROM ${READINGS} WHERE time < ${before}ms GROUP BY time(1d) fill(none) LIMIT 1`,
  ]);
  return rows[0]?.[0];
}

async function rollUpDay(target: Bucket, day: number, until: number): Promise<void> {
  const { client, bucket } = target;
  const fields = await listFields(target);
  const statements = fields.map((field) => {
    const columns = ['min', 'max', 'sum', 'count', 'last'].map((name) => `${name}(${quoteName(field)})`).join(', ');
    return `SELECT ${columns} FROM ${READINGS} WHERE assetCode = $assetCode
      AND time >= ${day}ms AND time < ${day + DAY_MS}ms GROUP BY time(1h) fill(none)`;
  });
  if (statements.length === 0) return;
  // One piece after the other: a nation's day in one answer would not fit in memory.
  for (const assetCode of await listPieces(target)) {
    const answers = await askInfluxql(client, bucket, statements, { assetCode });
    const lines = answers.flatMap((rows, index) => rows.map((row) => toLine(assetCode, until, fields[index]!, row)));
    await writeLines(target, lines);
  }
}

function toLine(assetCode: string, until: number, field: string, [hour, min, max, total, count, last]: Row): string {
  const values = Object.entries({ min, max, total, count, last }).map(([name, value]) => `${field}.${name}=${value}`);
  return `${HOURS},assetCode=${assetCode},until=${until} ${values.join(',')} ${hour}`;
}

async function listPieces({ client, bucket }: Bucket): Promise<string[]> {
  const [rows = []] = await askInfluxql(client, bucket, [`SHOW TAG VALUES FROM ${READINGS} WITH KEY = assetCode`]);
  return rows.map(([, code]) => String(code));
}

async function listFields({ client, bucket }: Bucket): Promise<string[]> {
  const [rows = []] = await askInfluxql(client, bucket, [`SHOW FIELD KEYS FROM ${READINGS}`]);
  const names = rows.map(([name]) => String(name));
  return names.filter((name) => SUMMED.some(({ suffix }) => name.slice(plainLength(name)) === suffix));
}

function plainLength(name: string): number {
  const dot = name.indexOf('.');
  return dot === -1 ? name.length : dot;
}

async function removeReadings({ client, organisation, bucket }: Bucket, before: number): Promise<void> {
  const path = `/api/v2/delete?org=${encodeURIComponent(organisation)}&bucket=${encodeURIComponent(bucket)}`;
  await client.transport.request(
    path,
    JSON.stringify({
      start: new Date(0).toISOString(),
      stop: new Date(before).toISOString(),
      predicate: `_measurement="${READINGS}"`,
    }),
    { method: 'POST', headers: { 'content-type': 'application/json' } },
  );
}
