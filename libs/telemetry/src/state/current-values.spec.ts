import { describe, expect, it } from '@jest/globals';

import type { Sample } from '../sample.ts';
import { UnknownMetricLimit } from '../codec/unknown-metric-limit.ts';
import { CurrentValues } from './current-values.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;

function sample(value: number, time: number): Sample {
  return { assetCode: 'P-1', metric: 'flowRate', time, value, quality: 'good' };
}

describe('the current value', () => {
  it('moves with a newer reading', () => {
    const current = new CurrentValues();
    expect(current.observe(sample(10, NOW), NOW)).toBe('moved');
    expect(current.get('P-1', 'flowRate')?.value).toBe(10);
  });

  it('is not moved by a late reading', () => {
    const current = new CurrentValues();
    current.observe(sample(10, NOW), NOW);
    expect(current.observe(sample(5, NOW - MINUTE), NOW + 1)).toBe('late');
    expect(current.get('P-1', 'flowRate')?.value).toBe(10);
  });

  it('is moved by a stale reading, which keeps its own time', () => {
    const current = new CurrentValues();
    expect(current.observe(sample(10, NOW - 16 * MINUTE), NOW)).toBe('stale');
    expect(current.get('P-1', 'flowRate')?.time).toBe(NOW - 16 * MINUTE);
  });

  it('counts the same reading again as repeated', () => {
    const current = new CurrentValues();
    current.observe(sample(10, NOW), NOW);
    expect(current.observe(sample(10, NOW), NOW + MINUTE)).toBe('repeated');
  });

  it('takes the last received of two values of one time', () => {
    const current = new CurrentValues();
    current.observe(sample(10, NOW), NOW);
    expect(current.observe(sample(11, NOW), NOW + 1)).toBe('corrected');
    expect(current.get('P-1', 'flowRate')?.value).toBe(11);
  });
});

describe('names that the catalogue does not know', () => {
  const named = (metric: string): Sample => ({
    assetCode: 'P-1',
    metric,
    time: NOW,
    value: 1,
    quality: 'unknownMetric',
  });

  it('are kept up to 100 a device; known ones are not counted', () => {
    const limit = new UnknownMetricLimit(Array.from({ length: 60 }, (_, index) => named(`old${index}`)));
    const admitted = Array.from({ length: 50 }, (_, index) => limit.admits(named(`new${index}`)));
    expect(admitted.filter(Boolean)).toHaveLength(40);
    expect(limit.admits(named('old3'))).toBe(true);
    expect(limit.admits(sample(1, NOW))).toBe(true);
    expect(limit.admits({ ...named('another'), assetCode: 'P-2' })).toBe(true);
  });
});
