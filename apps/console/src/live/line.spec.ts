import { expect, it } from '@jest/globals';
import { nextLine, retryDelayMs } from './line.ts';

it('counts a lost line from the last sign of life, through every new attempt', () => {
  const lost = nextLine({ state: 'live' }, { kind: 'failed', lastHeardMs: 5_000 });
  expect(lost).toEqual({ state: 'lost', sinceMs: 5_000 });
  const retried = nextLine(nextLine(lost, { kind: 'opening' }), { kind: 'failed', lastHeardMs: 9_000 });
  expect(retried).toEqual({ state: 'lost', sinceMs: 5_000 });
});

it('is live again with the first sign of life', () => {
  expect(nextLine({ state: 'lost', sinceMs: 1 }, { kind: 'heard', atMs: 2 })).toEqual({ state: 'live' });
});

it('tries again at growing intervals of at most ten seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map(retryDelayMs)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});
