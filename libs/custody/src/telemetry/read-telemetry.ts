import type { Aggregate, TelemetryStore } from '#telemetry/store/telemetry-store';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { unitsOf } from '../catalogue/units-of.ts';
import { decodeCursor, encodeCursor } from '../page.ts';
import { invalidField } from '../problem.ts';
import { findOffered } from '../register/read-equipment.ts';
import { parseDuration } from './duration.ts';
import { MAXIMUM_POINTS, type Series, type TelemetryQuery } from './schemas.ts';

const DAY_MS = 86_400_000;
type Readable = Pick<TelemetryStore, 'readRaw' | 'readBuckets'>;

interface Period {
  readonly from: number;
  readonly to: number;
}

/** The history of one metric of one piece: the readings themselves, or buckets of them. */
export async function readTelemetry(
  context: Context,
  store: Readable,
  assetCode: string,
  query: TelemetryQuery,
): Promise<Series> {
  requireRight(context.caller, 'see-equipment');
  await findOffered(context.db, context.caller, assetCode);
  const period = toPeriod(query, context.now);
  const found =
    query.every === undefined
      ? await readReadings(store, assetCode, query, period)
      : await readBuckets(store, assetCode, query, period);
  const unitOf = await unitsOf(context.db, [query.metric]);
  return { metric: query.metric, unit: unitOf(query.metric), ...found };
}

async function readReadings(store: Readable, assetCode: string, query: TelemetryQuery, { from, to }: Period) {
  const { metric, quality, limit } = query;
  const resumeAt = Number(decodeCursor(query.cursor, (key) => /^-?\d{1,16}$/.test(key)) ?? from);
  const start = Math.max(from, resumeAt);
  const readings = await store.readRaw({ assetCode, metric, from: start, to, quality, limit: limit + 1 });
  const next = readings[limit];
  const points = readings.slice(0, limit).map((reading): Series['points'][number] => {
    const time = new Date(reading.time).toISOString();
    return quality === 'all' ? [time, reading.value, reading.quality] : [time, reading.value];
  });
  return { points, nextCursor: next ? encodeCursor(String(next.time)) : null };
}

async function readBuckets(store: Readable, assetCode: string, query: TelemetryQuery, { from, to }: Period) {
  const everyMs = parseDuration(query.every ?? '') ?? 0;
  if (Math.ceil(to / everyMs) - Math.floor(from / everyMs) > MAXIMUM_POINTS) {
    throw invalidField('every', `gives more than ${MAXIMUM_POINTS} buckets between from and to`);
  }
  const aggregates = query.aggregate.split(',') as Aggregate[];
  const buckets = await store.readBuckets({ assetCode, metric: query.metric, from, to, everyMs, aggregates });
  const points = buckets.map(([start, ...values]): Series['points'][number] => {
    return [new Date(start).toISOString(), ...values];
  });
  return { points, nextCursor: null };
}

function toPeriod({ from, to }: TelemetryQuery, now: Date): Period {
  const end = to === undefined ? now.getTime() : Date.parse(to);
  const start = from === undefined ? end - DAY_MS : Date.parse(from);
  if (start >= end) throw invalidField('from', 'must be before to');
  return { from: start, to: end };
}
