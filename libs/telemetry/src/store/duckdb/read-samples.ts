import { BIGINT, type DuckDBConnection, INTEGER } from '@duckdb/node-api';

import type { SampleValue } from '../../sample.ts';
import type { Aggregate, Bucket, BucketQuery, RawPoint, RawQuery } from '../telemetry-store.ts';
import { selectParts, tableOf, type Part } from './parts.ts';
import { fromStoredNumber, STORED_QUALITIES } from './schema.ts';
import type { Series } from './series-index.ts';

const GOOD = STORED_QUALITIES.indexOf('good');

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Of several readings of one time the last received counts. Parts that overlap no other need no second look. */
function collapsedNumbers(series: Series, parts: readonly Part[], range: Range): string | undefined {
  const { apart, overlapping } = selectParts(parts, range.from, range.to);
  const rows = (part: Part, order: string) =>
    `SELECT time, value, quality${order} FROM ${tableOf(part)} WHERE series = ${series.id} AND time >= $from AND time < $to`;
  const sources = apart.map((part) => rows(part, ''));
  if (overlapping.length > 0) {
    const all = overlapping.map((part) => rows(part, `, ${part.rank} AS part, rowid AS received`)).join(' UNION ALL ');
    sources.push(
      `SELECT time, value, quality FROM (${all}) QUALIFY row_number() OVER (PARTITION BY time ORDER BY part DESC, received DESC) = 1`,
    );
  }
  return sources.length > 0 ? sources.join(' UNION ALL ') : undefined;
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
  parts: readonly Part[],
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

const NUMBER_SQL: Record<Aggregate, string> = {
  min: 'min(value)',
  max: 'max(value)',
  mean: 'avg(value)',
  last: 'arg_max(value, time)',
  count: 'count(*)::DOUBLE',
};
/** Text has no least, greatest or mean. */
const TEXT_SQL: Record<Aggregate, string> = { ...NUMBER_SQL, min: 'NULL', max: 'NULL', mean: 'NULL' };

export async function readBuckets(
  connection: DuckDBConnection,
  series: Series,
  parts: readonly Part[],
  query: BucketQuery,
): Promise<Bucket[]> {
  const rows = collapsed(series, parts, query);
  if (rows === undefined) return [];
  const sql = series.type === 'string' ? TEXT_SQL : NUMBER_SQL;
  const columns = query.aggregates.map((aggregate) => sql[aggregate]).join(', ');
  const result = await connection.runAndReadAll(
    `SELECT time - time % $every AS start, ${columns} FROM (${rows}) WHERE quality = ${GOOD} GROUP BY start ORDER BY start`,
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

function toAggregate(value: number | string | null, aggregate: Aggregate, series: Series): SampleValue | null {
  return value !== null && aggregate === 'last' ? toSampleValue(value, series) : value;
}

function toSampleValue(value: number | string, { type }: Series): SampleValue | null {
  return typeof value === 'string' ? value : fromStoredNumber(value, type);
}

function bounds({ from, to }: Range): { from: bigint; to: bigint } {
  return { from: BigInt(from), to: BigInt(to) };
}
