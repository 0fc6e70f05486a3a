import { BIGINT, type DuckDBConnection, INTEGER } from '@duckdb/node-api';

import type { SampleValue } from '../../sample.ts';
import type { Aggregate, Bucket, BucketQuery, RawPoint, RawQuery } from '../telemetry-store.ts';
import { collapsedRows } from './collapsed-rows.ts';
import { partsIn, type Part } from './parts.ts';
import { fromStoredNumber, STORED_QUALITIES } from './schema.ts';
import { BucketSums } from './bucket-sums.ts';
import type { Series } from './series-index.ts';

const GOOD = STORED_QUALITIES.indexOf('good');

/** What the store holds: parts of readings, and hours of which the readings are gone. */
export interface Stored {
  readonly parts: readonly Part[];
  readonly lastRolledUp: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function collapsedNumbers(series: Series, parts: readonly Part[], { from, to }: Range): string | undefined {
  const inRange = partsIn(parts, from, to);
  if (inRange.length === 0) return undefined;
  return collapsedRows(inRange, `series = ${series.id} AND time >= $from AND time < $to`);
}

function collapsedTexts(series: Series): string {
  return `SELECT time, text AS value, quality FROM text_sample WHERE series = ${series.id} AND time >= $from AND time < $to
    QUALIFY row_number() OVER (PARTITION BY time ORDER BY rowid DESC) = 1`;
}

function collapsed(series: Series, parts: readonly Part[], range: Range): string | undefined {
  return series.type === 'string' ? collapsedTexts(series) : collapsedNumbers(series, parts, range);
}

export async function readRaw(
  connection: DuckDBConnection,
  series: Series,
  { parts }: Stored,
  query: RawQuery,
): Promise<RawPoint[]> {
  const rows = collapsed(series, parts, query);
  if (rows === undefined) return [];
  const quality = query.quality === 'good' ? `WHERE quality = ${GOOD}` : '';
  const result = await connection.runAndReadAll(
    `SELECT time, value, quality FROM (${rows}) ${quality} ORDER BY time LIMIT $limit`,
    { ...bounds(query), limit: query.limit },
    { from: BIGINT, to: BIGINT, limit: INTEGER },
  );
  return result.getRowsJS().map(([time, value, quality]) => ({
    time: Number(time),
    value: toSampleValue(value as number | string, series),
    quality: STORED_QUALITIES[Number(quality)]!,
  }));
}

/** Text has no least, greatest or mean. */
const TEXT_SQL: Record<Aggregate, string> = {
  min: 'NULL',
  max: 'NULL',
  mean: 'NULL',
  last: 'arg_max(value, time)',
  count: 'count(*)::DOUBLE',
};
/** Over rows of hours that sum up many readings. */
const SUMMARY_SQL: Record<Aggregate, string> = {
  min: 'min(least)',
  max: 'max(greatest)',
  mean: 'sum(total) / sum(count)',
  last: 'arg_max(last, time)',
  count: 'sum(count)::DOUBLE',
};

export async function readBuckets(
  connection: DuckDBConnection,
  series: Series,
  { parts, lastRolledUp }: Stored,
  query: BucketQuery,
): Promise<Bucket[]> {
  const rows = collapsed(series, parts, query);
  const good = rows === undefined ? undefined : `SELECT * FROM (${rows}) WHERE quality = ${GOOD}`;
  const withHours = series.type !== 'string' && query.from <= lastRolledUp;
  if (good !== undefined && series.type !== 'string' && !withHours) return sumUp(connection, series, good, query);
  const source = withHours ? summaries(series, good) : good;
  if (source === undefined) return [];
  const sql = withHours ? SUMMARY_SQL : TEXT_SQL;
  const columns = query.aggregates.map((aggregate) => sql[aggregate]).join(', ');
  const result = await connection.runAndReadAll(
    `SELECT time - time % $every AS start, ${columns} FROM (${source}) GROUP BY start ORDER BY start`,
    { ...bounds(query), every: BigInt(query.everyMs) },
    { from: BIGINT, to: BIGINT, every: BIGINT },
  );
  return result
    .getRowsJS()
    .map(([start, ...values]) => [
      Number(start),
      ...values.map((value, index) => toAggregate(value as number | string | null, query.aggregates[index]!, series)),
    ]);
}

async function sumUp(
  connection: DuckDBConnection,
  series: Series,
  good: string,
  query: BucketQuery,
): Promise<Bucket[]> {
  const sums = new BucketSums(query.everyMs);
  const rows = await connection.stream(`SELECT time::DOUBLE, value FROM (${good})`, bounds(query), {
    from: BIGINT,
    to: BIGINT,
  });
  for (let chunk = await rows.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await rows.fetchChunk()) {
    sums.addChunk(chunk);
  }
  return sums.toBuckets(query.aggregates, (aggregate, value) => toAggregate(value, aggregate, series) as SampleValue);
}

/** Hours of which the readings are gone, and the readings that are there, each as an hour of one. */
function summaries(series: Series, readings: string | undefined): string {
  const hours = `SELECT time, least, greatest, total, count, last FROM hourly WHERE series = ${series.id} AND time >= $from AND time < $to`;
  if (readings === undefined) return hours;
  return `${hours} UNION ALL SELECT time, value, value, value, 1, value FROM (${readings})`;
}

function toAggregate(value: number | string | null, aggregate: Aggregate, series: Series): SampleValue | null {
  return value !== null && aggregate === 'last' ? toSampleValue(value, series) : value;
}

function toSampleValue(value: number | string, { type }: Series): SampleValue | null {
  return typeof value === 'string' ? value : fromStoredNumber(value, type);
}

function bounds({ from, to }: Range): { from: bigint; to: bigint } {
  return { from: BigInt(from), to: BigInt(to) };
}
