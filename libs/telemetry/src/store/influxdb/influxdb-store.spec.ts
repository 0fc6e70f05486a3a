import { afterEach, expect, it } from '@jest/globals';

import { describeWith } from '../../../../../test/support/describe-with.ts';
import { influxdbIsThere, makeBucket, type TestBucket } from '../../../../../test/support/influxdb.ts';
import type { Sample } from '../../sample.ts';
import { AGGREGATES } from '../telemetry-store.ts';
import { InfluxdbStore } from './influxdb-store.ts';
import type { RefusedSample } from './write-samples.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 5, 1, 12);

function sample(time: number, value: number, more: Partial<Sample> = {}): Sample {
  return { assetCode: 'CAR-1', metric: 'engineSpeed', time, value, quality: 'good', ...more };
}

describeWith(influxdbIsThere, 'a bucket of InfluxDB', () => {
  const places: TestBucket[] = [];
  const make = async (retentionSeconds?: number) => {
    const place = await makeBucket(retentionSeconds);
    places.push(place);
    return place;
  };
  afterEach(async () => {
    for (const place of places.splice(0)) await place.remove();
  });

  const series = { assetCode: 'CAR-1', metric: 'engineSpeed', from: 0, to: NOON + 10 * DAY } as const;
  const raw = (store: InfluxdbStore, to: number = series.to) =>
    store.readRaw({ ...series, to, quality: 'good', limit: 10_000 });
  const hours = (store: InfluxdbStore, metric = 'engineSpeed') =>
    store.readBuckets({ ...series, metric, from: NOON - DAY, everyMs: HOUR, aggregates: AGGREGATES });

  it('refuses what is older than it keeps, by name, and takes the rest of the batch', async () => {
    const { options } = await make(2 * 3_600);
    const refused: RefusedSample[] = [];
    const store = new InfluxdbStore({ ...options, keepRefused: async (found) => void refused.push(...found) });
    const now = Date.now();
    const fresh = Array.from({ length: 9 }, (_, index) => sample(now - index * 1_000, index));
    await store.append([...fresh.slice(0, 4), sample(NOON, 1), ...fresh.slice(4)], 77);
    expect(refused).toEqual([{ sample: sample(NOON, 1), reason: expect.stringMatching(/retention/) }]);
    expect(await raw(store, now + 1)).toHaveLength(9);
    expect(await store.appliedPosition()).toBe(77);
    await store.close();
  });

  it('does not move its position when what it refused could not be kept', async () => {
    const { options } = await make(2 * 3_600);
    const keepRefused = () => Promise.reject(new Error('no quarantine'));
    const store = new InfluxdbStore({ ...options, keepRefused });
    await expect(store.append([sample(NOON, 1)], 77)).rejects.toThrow('no quarantine');
    expect(await store.appliedPosition()).toBe(0);
    await store.close();
  });

  it('names a token that is not valid, and keeps nothing back as refused', async () => {
    const { options } = await make();
    const store = new InfluxdbStore({ ...options, token: 'another', keepRefused: () => Promise.resolve() });
    await expect(store.append([sample(NOON, 1)], 1)).rejects.toThrow(/unauthorized/);
    await store.close();
  });

  it('lets whole days expire and keeps their hours, of numbers and of booleans', async () => {
    const store = new InfluxdbStore((await make()).options);
    const minutes = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => sample(from + index * 60_000, index));
    const lamp = (time: number, on: boolean): Sample => ({ ...sample(time, 0), metric: 'lamp', value: on });
    await store.append([...minutes(NOON, 300), ...minutes(NOON + DAY, 30), lamp(NOON, true), lamp(NOON + 1, false)], 1);
    const [before, lamps] = [await hours(store), await hours(store, 'lamp')];
    expect(before).toHaveLength(6);
    expect(await store.expire(NOON + DAY)).toBe(1);
    expect(await raw(store)).toHaveLength(30);
    expect(await hours(store)).toEqual(before);
    expect(await hours(store, 'lamp')).toEqual(lamps);
    expect(await store.expire(NOON + DAY)).toBe(0);
    expect(await hours(store)).toEqual(before);
    await store.close();
  });

  it('sums up what comes late to an hour that is gone beside what is left of it', async () => {
    const store = new InfluxdbStore((await make()).options);
    await store.append([sample(NOON, 10), sample(NOON + 1_000, 20)], 1);
    await store.expire(NOON + DAY);
    await store.append([sample(NOON + 2_000, 60)], 2);
    expect(await hours(store)).toEqual([[NOON, 10, 60, 30, 60, 3]]);
    await store.expire(NOON + 2 * DAY);
    expect(await hours(store)).toEqual([[NOON, 10, 60, 30, 60, 3]]);
    await store.close();
  });

  it('says what it takes on disk', async () => {
    const store = new InfluxdbStore((await make()).options);
    await store.append([sample(NOON, 1)], 1);
    expect((await store.usage()).parts).toBeGreaterThanOrEqual(0);
    await store.close();
  });
});
