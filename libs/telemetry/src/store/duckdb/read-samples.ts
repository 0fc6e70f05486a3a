import { BIGINT, type DuckDBConnection, INTEGER, UINTEGER } from '@duckdb/node-api';

import type { SampleValue } from '../../sample.ts';
import type { Aggregate, Bucket, BucketQuery, RawPoint, RawQuery } from '../telemetry-store.ts';
import { fromStored, STORED_QUALITIES } from './schema.ts';

const GOOD = STORED_QUALITIES.indexOf('good');

/** Of several readings of one time the last received counts. */
const COLLAPSED = `
  SELECT time, value, text, type, quality FROM sample
  WHERE series = $series AND time >= $from AND time < $to
  QUALIFY row_number() OVER (PARTITION BY time ORDER BY rowid DESC) = 1`;

const AGGREGATE_SQL: Record<Aggregate, string> = {
  min: 'min(value)',
  max: 'max(value)',
  mean: 'avg(value)',
  last: 'arg_max({value: value, text: text}, time)',
  count: 'count(*)::DOUBLE',
};

export async function readRaw(connection: DuckDBConnection, series: number, query: RawQuery): Promise<RawPoint[]> {
  const quality = query.quality === 'good' ? `WHERE quality = ${GOOD}` : '';
  const result = await connection.runAndReadAll(
    `SELECT time, value, text, type, quality FROM (${COLLAPSED}) ${quality} ORDER BY time LIMIT $limit`,
    { ...bounds(series, query), limit: query.limit },
    { series: UINTEGER, from: BIGINT, to: BIGINT, limit: INTEGER },
  );
  return result.getRowsJS().map(([time, value, text, type, quality]) => ({
    time: Number(time),
    value: fromStored(value as number | null, text as string | null, Number(type)),
    quality: STORED_QUALITIES[Number(quality)]!,
  }));
}

export async function readBuckets(connection: DuckDBConnection, series: number, query: BucketQuery): Promise<Bucket[]> {
  const columns = query.aggregates.map((aggregate) => AGGREGATE_SQL[aggregate]).join(', ');
  const result = await connection.runAndReadAll(
    `SELECT time - time % $every AS start, max(type), ${columns} FROM (${COLLAPSED}) WHERE quality = ${GOOD} GROUP BY start ORDER BY start`,
    { ...bounds(series, query), every: BigInt(query.everyMs) },
    { series: UINTEGER, from: BIGINT, to: BIGINT, every: BIGINT },
  );
  return result
    .getRowsJS()
    .map(([start, type, ...values]) => [
      Number(start),
      ...values.map((value) => toAggregate(value as number | StoredLast | null, Number(type))),
    ]);
}

interface StoredLast {
  readonly value: number | null;
  readonly text: string | null;
}

/** `last` keeps its type; the others are numbers, or null for text. */
function toAggregate(value: number | StoredLast | null, type: number): SampleValue | null {
  return typeof value === 'object' && value !== null ? fromStored(value.value, value.text, type) : value;
}

function bounds(series: number, { from, to }: { from: number; to: number }) {
  return { series, from: BigInt(from), to: BigInt(to) };
}
