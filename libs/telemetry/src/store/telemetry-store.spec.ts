import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Quality, Sample, SampleValue } from '../sample.ts';
import type { DuckdbStore } from './duckdb/duckdb-store.ts';
import { openDuckdbStore } from './duckdb/open-duckdb-store.ts';

const START = Date.UTC(2026, 5, 1, 12);
const SECOND = 1_000;

let folder: string;
let store: DuckdbStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-store-'));
  store = await openDuckdbStore({ folder });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function sample(second: number, value: SampleValue | null, quality: Quality = 'good', metric = 'engineSpeed'): Sample {
  return { assetCode: 'CAR-1', metric, time: START + second * SECOND, value, quality };
}

const series = { assetCode: 'CAR-1', metric: 'engineSpeed', from: START, to: START + 1000 * SECOND };
const raw = (query = {}) => store.readRaw({ ...series, quality: 'good', limit: 1_000, ...query });

describe('the telemetry store', () => {
  it('returns good readings of a half-open interval, oldest first', async () => {
    await store.append([sample(2, 20), sample(0, 0), sample(1, 10), sample(3, 30)], 1);
    const points = await raw({ to: START + 3 * SECOND });
    expect(points.map(({ value }) => value)).toEqual([0, 10, 20]);
  });

  it('keeps other qualities out of good readings, and returns them on request', async () => {
    await store.append([sample(0, 1), sample(1, 99_999, 'outOfRange'), sample(2, null, 'notAvailable')], 1);
    expect(await raw()).toHaveLength(1);
    expect((await raw({ quality: 'all' })).map(({ value, quality }) => [value, quality])).toEqual([
      [1, 'good'],
      [99_999, 'outOfRange'],
      [null, 'notAvailable'],
    ]);
  });

  it('collapses a repeated reading, and of two values of one time shows the last received', async () => {
    await store.append([sample(0, 1), sample(0, 1), sample(1, 5)], 1);
    await store.append([sample(1, 6)], 2);
    expect((await raw()).map(({ value }) => value)).toEqual([1, 6]);
    const [bucket] = await store.readBuckets({ ...series, everyMs: 60 * SECOND, aggregates: ['count', 'max'] });
    expect(bucket).toEqual([START, 2, 6]);
  });

  it('gives back text and booleans as what they were', async () => {
    await store.append(
      [
        sample(0, 'drilling', 'good', 'operatingState'),
        sample(0, true, 'unknownMetric', 'lamp'),
        sample(1, '123', 'good', 'operatingState'),
      ],
      1,
    );
    expect((await raw({ metric: 'operatingState' })).map(({ value }) => value)).toEqual(['drilling', '123']);
    expect((await raw({ metric: 'lamp', quality: 'all' }))[0]!.value).toBe(true);
    const [bucket] = await store.readBuckets({
      ...series,
      metric: 'operatingState',
      everyMs: 60 * SECOND,
      aggregates: ['last', 'mean'],
    });
    expect(bucket).toEqual([START, '123', null]);
  });

  it('aligns buckets to the epoch, leaves empty ones out, and counts good readings alone', async () => {
    await store.append([sample(0, 1), sample(30, 3), sample(45, 100_000, 'outOfRange'), sample(125, 7)], 1);
    const buckets = await store.readBuckets({
      ...series,
      everyMs: 60 * SECOND,
      aggregates: ['min', 'max', 'mean', 'last', 'count'],
    });
    expect(buckets).toEqual([
      [START, 1, 3, 2, 3, 2],
      [START + 120 * SECOND, 7, 7, 7, 7, 1],
    ]);
  });

  it('answers many who ask at once as if each were alone', async () => {
    await store.append(
      Array.from({ length: 5_000 }, (_, index) => sample(index, index)),
      1,
    );
    const query = {
      ...series,
      to: START + 5_000 * SECOND,
      everyMs: 100 * SECOND,
      aggregates: ['mean', 'count'],
    } as const;
    const alone = await store.readBuckets(query);
    expect(alone).toHaveLength(50);
    const together = await Promise.all(Array.from({ length: 20 }, () => store.readBuckets(query)));
    for (const buckets of together) expect(buckets).toEqual(alone);
  });

  it('remembers how far the log is applied, together with the samples', async () => {
    expect(await store.appliedPosition()).toBe(0);
    await store.append([sample(0, 1)], 4_711);
    await store.append([], 5_000);
    await store.close();
    store = await openDuckdbStore({ folder });
    expect(await store.appliedPosition()).toBe(5_000);
    expect((await raw()).map(({ value }) => value)).toEqual([1]);
    expect([...store.knownMetrics()]).toEqual([{ assetCode: 'CAR-1', metric: 'engineSpeed' }]);
  });

  it('knows nothing of a piece that never reported', async () => {
    expect(await raw({ assetCode: 'CAR-2' })).toEqual([]);
  });

  describe('sealed', () => {
    const DAY_END = START + 86_400 * SECOND;
    const minutes = (from: number, count: number, value = (minute: number) => minute) =>
      Array.from({ length: count }, (_, index) => sample((from + index) * 60, value(from + index)));
    const all = async () => (await raw({ to: DAY_END, limit: 5_000 })).map(({ value }) => value);
    const valuesOf = (samples: readonly Sample[]) => samples.map(({ value }) => value);

    beforeEach(async () => {
      await store.close();
      store = await openDuckdbStore({ folder, sealRows: 50 });
    });

    it('answers as before, through seals, merges and a restart', async () => {
      for (let from = 0; from < 1_200; from += 60) await store.append(minutes(from, 60), from + 60);
      expect(await all()).toEqual(valuesOf(minutes(0, 1_200)));
      await store.compact();
      expect(await all()).toEqual(valuesOf(minutes(0, 1_200)));
      await store.close();
      store = await openDuckdbStore({ folder, sealRows: 50 });
      expect(await all()).toEqual(valuesOf(minutes(0, 1_200)));
      expect(await store.appliedPosition()).toBe(1_200);
    });

    it('keeps the last received of one time across parts, before and after they are merged', async () => {
      await store.append(minutes(0, 60), 1);
      await store.append(
        minutes(0, 60, () => -1),
        2,
      );
      await store.append(
        minutes(30, 60, () => -2),
        3,
      );
      const expected = [...Array<number>(30).fill(-1), ...Array<number>(60).fill(-2)];
      expect(await all()).toEqual(expected);
      await store.compact();
      expect(await all()).toEqual(expected);
    });

    it('merges slice by slice what is too much to sort at once', async () => {
      await store.close();
      store = await openDuckdbStore({ folder, sealRows: 50, sliceRows: 70 });
      const pieces = ['P-1', 'P-2', 'P-3', 'P-4'];
      const ofAll = (from: number, count: number, value?: (minute: number) => number) =>
        pieces.flatMap((assetCode) => minutes(from, count, value).map((each) => ({ ...each, assetCode })));
      for (let from = 0; from < 600; from += 20) await store.append(ofAll(from, 20), from + 20);
      await store.append(
        ofAll(100, 20, () => -1),
        601,
      );
      await store.compact();
      const expected = valuesOf(minutes(0, 600)).fill(-1, 100, 120);
      for (const assetCode of pieces) {
        const points = await store.readRaw({ ...series, assetCode, to: DAY_END, limit: 5_000, quality: 'good' });
        expect(points.map(({ value }) => value)).toEqual(expected);
      }
      expect((await store.usage()).parts).toBe(2);
    });

    it('takes late samples into their place', async () => {
      await store.append(minutes(100, 60), 1);
      await store.append(minutes(0, 60), 2);
      await store.compact();
      expect(await all()).toEqual([...valuesOf(minutes(0, 60)), ...valuesOf(minutes(100, 60))]);
    });

    it('lets old readings expire and keeps their hours, together with what is still there', async () => {
      await store.append(minutes(0, 120), 1);
      await store.compact();
      await store.append(minutes(180, 60), 2);
      const aggregates = ['min', 'max', 'mean', 'last', 'count'] as const;
      const hours = () => store.readBuckets({ ...series, to: DAY_END, everyMs: 3_600 * SECOND, aggregates });
      const before = await hours();
      expect(before).toHaveLength(3);
      expect(await store.expire(START + 150 * 60 * SECOND)).toBe(1);
      expect(await all()).toEqual(valuesOf(minutes(180, 60)));
      expect(await hours()).toEqual(before);
    });

    it('keeps everything when nothing is old enough, and says what it takes on disk', async () => {
      await store.append(minutes(0, 60), 1);
      await store.compact();
      expect(await store.expire(START)).toBe(0);
      expect(await all()).toHaveLength(60);
      expect((await store.usage()).bytes).toBeGreaterThan(1_000);
    });

    it('removes the files of parts that were merged', async () => {
      for (let from = 0; from < 600; from += 60) await store.append(minutes(from, 60), from);
      await store.compact();
      expect((await readdir(folder)).filter((name) => /^part-\d+\.duckdb$/.test(name))).toHaveLength(1);
    });
  });
});
