import { expect, it } from '@jest/globals';

import { GIVEN_UP_AFTER_MS, pauseBeforeRetryMs } from './pause-before-retry.ts';

it('waits twice as long after each attempt, and never longer than a quarter of an hour', () => {
  expect([1, 2, 3, 10, 11, 500].map(pauseBeforeRetryMs)).toEqual([1_000, 2_000, 4_000, 512_000, 900_000, 900_000]);
  expect(GIVEN_UP_AFTER_MS).toBe(3 * 86_400_000);
});
