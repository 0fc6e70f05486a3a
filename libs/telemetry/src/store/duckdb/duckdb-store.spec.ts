import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Quality, Sample, SampleValue } from '../../sample.ts';
import type { DuckdbStore } from './duckdb-store.ts';
import { openDuckdbStore } from './open-duckdb-store.ts';

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

describe('the parts of the embedded store', () => {
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
