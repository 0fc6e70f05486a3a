import { describe, expect, it } from '@jest/globals';
import { RECENT_RANGES, bucketWidthMs, readRange, toDuration, windowAt } from './time-range.ts';

const NOW = Date.UTC(2026, 0, 2, 12);

describe('a time range in the address', () => {
  it('moves with the clock when it is a recent one', () => {
    expect(windowAt({ range: 'PT1H' }, NOW)).toEqual({ fromMs: NOW - 3_600_000, toMs: NOW, live: true });
  });

  it('stands still when it has two ends', () => {
    const search = readRange({ from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' });
    expect(windowAt(search, NOW)).toEqual({ fromMs: NOW - 36 * 3_600_000, toMs: NOW - 12 * 3_600_000, live: false });
  });

  it('is the default one when it cannot be understood', () => {
    expect(readRange({ range: 'P900Y' })).toEqual({});
    expect(readRange({ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' })).toEqual({});
    expect(readRange({ from: 'yesterday', to: 'today' })).toEqual({});
    expect(windowAt({}, NOW).fromMs).toBe(NOW - RECENT_RANGES.PT15M);
  });
});

describe('buckets', () => {
  it('are left out where the readings themselves are few enough', () => {
    expect(bucketWidthMs(RECENT_RANGES.PT15M)).toBeNull();
  });

  it.each(Object.values(RECENT_RANGES).filter((spanMs) => spanMs > RECENT_RANGES.PT15M))(
    'stay readable over %d ms',
    (spanMs) => {
      const buckets = spanMs / bucketWidthMs(spanMs)!;
      expect(buckets).toBeGreaterThanOrEqual(100);
      expect(buckets).toBeLessThanOrEqual(400);
    },
  );

  it('grow by whole days over years', () => {
    expect(bucketWidthMs(10 * 365 * 86_400_000)).toBe(10 * 86_400_000);
  });

  it('are named as the API wants them', () => {
    expect(toDuration(300_000)).toBe('PT300S');
  });
});
