import { afterEach, beforeEach, expect, it } from '@jest/globals';

import type { OpenedStore } from '../../../../test/support/opened-store.ts';
import { describeOnStores } from '../../../../test/support/stores.ts';
import type { Quality, Sample, SampleValue } from '../sample.ts';
import type { TelemetryStore } from './telemetry-store.ts';

const START = Date.UTC(2026, 5, 1, 12);
const SECOND = 1_000;

function sample(second: number, value: SampleValue | null, quality: Quality = 'good', metric = 'engineSpeed'): Sample {
  return { assetCode: 'CAR-1', metric, time: START + second * SECOND, value, quality };
}

const series = { assetCode: 'CAR-1', metric: 'engineSpeed', from: START, to: START + 1000 * SECOND };

describeOnStores('the telemetry store', (open) => {
  let opened: OpenedStore;
  let store: TelemetryStore;

  beforeEach(async () => {
    opened = await open();
    store = await opened.open();
  });
  afterEach(async () => {
    await store.close();
    await opened.remove();
  });

  const raw = (query = {}) => store.readRaw({ ...series, quality: 'good', limit: 1_000, ...query });

  it('returns good readings of a half-open interval, oldest first', async () => {
    await store.append([sample(2, 20), sample(0, 0), sample(1, 10), sample(3, 30)], 1);
    const points = await raw({ to: START + 3 * SECOND });
    expect(points.map(({ value }) => value)).toEqual([0, 10, 20]);
  });

  it('is asked from the first year to the last of the calendar', async () => {
    await store.append([sample(0, 7)], 1);
    const always = { from: Date.parse('1000-01-01T00:00:00Z'), to: Date.parse('9999-12-31T23:59:59.999Z') };
    expect((await raw(always)).map(({ value }) => value)).toEqual([7]);
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
    store = await opened.open();
    expect(await store.appliedPosition()).toBe(5_000);
    expect((await raw()).map(({ value }) => value)).toEqual([1]);
  });

  it('knows nothing of a piece that never reported', async () => {
    expect(await raw({ assetCode: 'CAR-2' })).toEqual([]);
  });
});
