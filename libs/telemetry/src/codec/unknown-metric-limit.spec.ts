import { describe, expect, it } from '@jest/globals';

import { Catalogue, STANDARD_CATALOGUE } from '../catalogue/catalogue.ts';
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
    const limit = new UnknownMetricLimit(
      STANDARD_CATALOGUE,
      Array.from({ length: 60 }, (_, index) => named(`old${index}`)),
    );
    const admitted = Array.from({ length: 50 }, (_, index) => limit.admits(named(`new${index}`)));
    expect(admitted.filter(Boolean)).toHaveLength(40);
    expect(limit.admits(named('old3'))).toBe(true);
    expect(limit.admits(named('flowRate', 'good'))).toBe(true);
    expect(limit.admits({ ...named('another'), assetCode: 'P-2' })).toBe(true);
  });

  it('make room again once the catalogue has learnt them', () => {
    const catalogue = new Catalogue();
    const limit = new UnknownMetricLimit(
      catalogue,
      Array.from({ length: 100 }, (_, index) => named(`old${index}`)),
    );
    expect(limit.admits(named('another'))).toBe(false);
    const label = { zh: '粉尘', en: 'Dust' };
    catalogue.put([{ name: 'old7', unit: 'mg/m3', kind: 'gauge', valueType: 'number', label }]);
    expect(limit.admits(named('another'))).toBe(true);
    expect(limit.admits(named('yet another'))).toBe(false);
  });
});
