import { describe, expect, it } from '@jest/globals';
import { ageOf, isOutdated, spanOf } from './age.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('the age of a value', () => {
  it.each([
    [400, { unit: 'now', count: 0 }],
    [3_999, { unit: 'second', count: 3 }],
    [60_000, { unit: 'minute', count: 1 }],
    [3_599_999, { unit: 'minute', count: 59 }],
    [7_200_000, { unit: 'hour', count: 2 }],
    [86_400_000 * 3, { unit: 'day', count: 3 }],
  ])('says %d ms in its largest whole unit', (elapsedMs, age) => {
    expect(ageOf(NOW - elapsedMs, NOW)).toEqual(age);
  });

  it('calls a value of a clock that runs ahead current', () => {
    expect(ageOf(NOW + 5_000, NOW)).toEqual({ unit: 'now', count: 0 });
  });

  it('is outdated once it is older than the reporting interval', () => {
    expect(isOutdated(NOW - 10_000, NOW, 10)).toBe(false);
    expect(isOutdated(NOW - 13_000, NOW, 10)).toBe(true);
  });
});

it.each([
  [90, { unit: 'second', count: 90 }],
  [120, { unit: 'minute', count: 2 }],
  [3_600, { unit: 'hour', count: 1 }],
  [172_800, { unit: 'day', count: 2 }],
  [0, { unit: 'second', count: 0 }],
])('says a duration of %d s in the largest unit in which it is whole', (seconds, span) => {
  expect(spanOf(seconds)).toEqual(span);
});
