import { describe, expect, it } from '@jest/globals';

import { pauseBeforeNext } from './pace.ts';

const NOW = new Date('2026-01-01T12:00:00Z');
const failed = (failures: number, secondsAgo = 0) => ({
  failures,
  lastFailedAt: new Date(NOW.getTime() - secondsAgo * 1_000),
});

describe('the pace of signing in', () => {
  it('lets the first attempts pass at once', () => {
    expect(pauseBeforeNext('pair', undefined, NOW)).toBe(0);
    expect(pauseBeforeNext('pair', failed(4), NOW)).toBe(0);
    expect(pauseBeforeNext('address', failed(19), NOW)).toBe(0);
  });

  it('doubles the pause with each further failure', () => {
    const pauses = [5, 6, 7, 8].map((failures) => pauseBeforeNext('pair', failed(failures), NOW));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it('never locks: the pause has an end, however many failures there were', () => {
    expect(pauseBeforeNext('pair', failed(1_000_000), NOW)).toBe(15_000);
    expect(pauseBeforeNext('address', failed(1_000_000), NOW)).toBe(15_000);
    expect(pauseBeforeNext('pair', failed(1_000_000, 15), NOW)).toBe(0);
    expect(pauseBeforeNext('account', failed(1_000_000), NOW)).toBe(2_000);
  });

  it('forgets failures after a quarter of an hour', () => {
    expect(pauseBeforeNext('address', failed(1_000_000, 15 * 60), NOW)).toBe(0);
  });

  it('asks for no pause when the last failure lies in the future by a clock set back', () => {
    expect(pauseBeforeNext('pair', failed(3, -60), NOW)).toBe(0);
  });
});
