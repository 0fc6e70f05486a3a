import { describe, expect, it } from '@jest/globals';

import type { Quality, Sample } from '../sample.ts';
import { UnknownMetricLimit } from './unknown-metric-limit.ts';

describe('names that the catalogue does not know', () => {
  const named = (metric: string, quality: Quality = 'unknownMetric'): Sample => ({
    assetCode: 'P-1',
    metric,
    time: 0,
    value: 1,
    quality,
  });

  it('are kept up to 100 a device; known ones are not counted', () => {
    const limit = new UnknownMetricLimit(Array.from({ length: 60 }, (_, index) => named(`old${index}`)));
    const admitted = Array.from({ length: 50 }, (_, index) => limit.admits(named(`new${index}`)));
    expect(admitted.filter(Boolean)).toHaveLength(40);
    expect(limit.admits(named('old3'))).toBe(true);
    expect(limit.admits(named('flowRate', 'good'))).toBe(true);
    expect(limit.admits({ ...named('another'), assetCode: 'P-2' })).toBe(true);
  });
});
