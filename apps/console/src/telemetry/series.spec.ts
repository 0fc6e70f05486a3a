import { describe, expect, it } from '@jest/globals';
import { appendReading, breakAtGaps, longestStepMs, readBuckets, readReadings, standsAlone } from './series.ts';

const START = Date.UTC(2026, 0, 2, 12);

function everySecond(count: number, fromMs = START) {
  const rows = Array.from(
    { length: count },
    (_, second) => [new Date(fromMs + second * 1_000).toISOString(), second] as const,
  );
  return readReadings(rows);
}

describe('a line of readings', () => {
  it('leaves out what is no number', () => {
    expect(
      readReadings([
        ['2026-01-02T12:00:00Z', 'drilling'],
        ['2026-01-02T12:00:01Z', null],
      ]),
    ).toEqual([]);
  });

  it('has a gap where the data has a gap', () => {
    const points = [...everySecond(3), ...everySecond(2, START + 60_000)];
    const drawn = breakAtGaps(points, longestStepMs(points, 1, null));
    expect(drawn.map((point) => point?.value ?? null)).toEqual([0, 1, 2, null, 0, 1]);
  });

  it('holds together when a metric is reported more seldom than its piece', () => {
    const points = [0, 60_000, 120_000].map((offset) => everySecond(1, START + offset)[0]!);
    expect(breakAtGaps(points, longestStepMs(points, 1, null))).not.toContain(null);
  });

  it('knows which point stands alone between two gaps', () => {
    const [first, second] = everySecond(2);
    expect([0, 2, 3].map((index) => standsAlone([first!, null, first!, second!], index))).toEqual([true, false, false]);
  });
});

describe('a live reading', () => {
  it('lengthens the line', () => {
    expect(appendReading(everySecond(2), { timeMs: START + 2_000, value: 7 }, null).at(-1)).toMatchObject({ value: 7 });
  });

  it('that is not newer changes nothing', () => {
    const points = everySecond(2);
    expect(appendReading(points, { timeMs: START + 1_000, value: 7 }, null)).toBe(points);
    expect(appendReading(points, { timeMs: START - 60_000, value: 7 }, 10_000)).toBe(points);
  });

  it('is folded into the bucket it falls in', () => {
    const buckets = readBuckets([['2026-01-02T12:00:00Z', 1, 3, 2, 2]]);
    expect(appendReading(buckets, { timeMs: START + 5_000, value: 8 }, 10_000)).toEqual([
      { timeMs: START, minimum: 1, maximum: 8, value: 4, count: 3 },
    ]);
  });

  it('opens the next bucket at its aligned start', () => {
    const buckets = readBuckets([['2026-01-02T12:00:00Z', 1, 3, 2, 2]]);
    expect(appendReading(buckets, { timeMs: START + 12_345, value: 8 }, 10_000).at(-1)).toMatchObject({
      timeMs: START + 10_000,
      count: 1,
    });
  });
});
