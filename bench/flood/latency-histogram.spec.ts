import { describe, expect, it } from '@jest/globals';

import { LatencyHistogram } from './latency-histogram.ts';

describe('the latency histogram', () => {
  it('answers quantiles to within its bucket width', () => {
    const histogram = new LatencyHistogram();
    for (let latencyMs = 1; latencyMs <= 1_000; latencyMs += 1) histogram.record(latencyMs);
    expect(histogram.quantileMs(0.5)).toBeGreaterThanOrEqual(500);
    expect(histogram.quantileMs(0.5)).toBeLessThan(525);
    expect(histogram.quantileMs(1)).toBe(1_000);
    expect(histogram.maximumMs).toBe(1_000);
  });

  it('answers zero when nothing was recorded', () => {
    expect(new LatencyHistogram().quantileMs(0.99)).toBe(0);
  });
});
