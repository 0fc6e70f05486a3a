import type { InfluxDB } from '@influxdata/influxdb-client';

import type { SampleValue } from '../../sample.ts';
import type { Aggregate, Bucket, BucketQuery } from '../telemetry-store.ts';
import { FIELD_KINDS, HOURS, READINGS, toSampleValue, type FieldKind } from './fields.ts';
import { askInfluxql, quoteName, writeInstant, type Row } from './influxql.ts';

/** What InfluxDB, or an hour that was rolled up, says of one bucket. */
interface Sum {
  readonly start: number;
  readonly min: number;
  readonly max: number;
  readonly total: number;
  readonly count: number;
  readonly last: number | string;
}

const GOOD = FIELD_KINDS.filter(({ quality }) => quality === 'good');

const AGGREGATE_OF: Record<Aggregate, (sum: Sum, kind: FieldKind) => SampleValue | null> = {
  min: ({ min }, { type }) => (type === 'string' ? null : min),
  max: ({ max }, { type }) => (type === 'string' ? null : max),
  mean: ({ total, count }, { type }) => (type === 'string' ? null : total / count),
  last: ({ last }, kind) => toSampleValue(last, kind),
  count: ({ count }) => count,
};

/** A metric that changed its type is summed up by the type that it has most of. */
export async function readBuckets(client: InfluxDB, bucket: string, query: BucketQuery): Promise<Bucket[]> {
  const statements = GOOD.flatMap((kind) => [overReadings(kind, query), overHours(kind, query)]);
  const answers = await askInfluxql(client, bucket, statements, { assetCode: query.assetCode });
  const byKind = GOOD.map((kind, index) => {
    const [readings = [], hours = []] = answers.slice(2 * index, 2 * index + 2);
    return { kind, sums: unite([...hours.map(toSum), ...readings.map(toSum)]) };
  });
  const { kind, sums } = byKind.reduce((most, next) => (next.sums.length > most.sums.length ? next : most));
  return sums.map((sum) => [sum.start, ...query.aggregates.map((aggregate) => AGGREGATE_OF[aggregate](sum, kind))]);
}

function overReadings({ type, suffix }: FieldKind, query: BucketQuery): string {
  const field = quoteName(query.metric + suffix);
  const number = (aggregate: string) => (type === 'string' ? `count(${field})` : `${aggregate}(${field})`);
  const columns = [number('min'), number('max'), number('sum'), `count(${field})`, `last(${field})`];
  return inBuckets(columns, READINGS, query);
}

/** Text is not rolled up: asked for under this name it is not there. */
function overHours({ suffix }: FieldKind, query: BucketQuery): string {
  const part = (name: string) => quoteName(`${query.metric}${suffix}.${name}`);
  const columns = [
    `min(${part('min')})`,
    `max(${part('max')})`,
    `sum(${part('total')})`,
    `sum(${part('count')})`,
    `last(${part('last')})`,
  ];
  return inBuckets(columns, HOURS, query);
}

function inBuckets(columns: readonly string[], measurement: string, { from, to, everyMs }: BucketQuery): string {
  return `SELECT ${columns.join(', ')} FROM ${measurement} WHERE assetCode = $assetCode
    AND time >= ${writeInstant(from)} AND time < ${writeInstant(to)} GROUP BY time(${everyMs}ms) fill(none)`;
}

function toSum([start, min, max, total, count, last]: Row): Sum {
  return {
    start,
    min: Number(min),
    max: Number(max),
    total: Number(total),
    count: Number(count),
    last: last ?? NaN,
  };
}

/** Hours come before the readings that follow them. */
function unite(sums: readonly Sum[]): Sum[] {
  const united = new Map<number, Sum>();
  for (const sum of sums) {
    const other = united.get(sum.start);
    united.set(sum.start, other ? add(other, sum) : sum);
  }
  return [...united.values()].sort((one, next) => one.start - next.start);
}

function add(one: Sum, next: Sum): Sum {
  return {
    start: one.start,
    min: Math.min(one.min, next.min),
    max: Math.max(one.max, next.max),
    total: one.total + next.total,
    count: one.count + next.count,
    last: next.last,
  };
}
