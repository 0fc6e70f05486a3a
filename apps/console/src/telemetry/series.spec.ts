import { describe, expect, it } from '@jest/globals';
import { appendReading, breakAtGaps, readBuckets, readReadings, standsAlone } from './series.ts';

const START = Date.UTC(2026, 0, 2, 12);

function everySecond(count: number, fromMs = START) {
  const rows = Array.from(
    { length: count },
    (_, second) => [new Date(fromMs + second * 1_000).toISOString(), second] as const,
  );
  return readReadings(rows);
}

function atSeconds(...seconds: number[]) {
  return seconds.flatMap((second) => everySecond(1, START + second * 1_000));
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
    const drawn = breakAtGaps(points, 60, null);
    expect(drawn.map((point) => point?.value ?? null)).toEqual([0, 1, 2, null, 0, 1]);
  });

  it('holds together when a metric is reported more seldom than its piece', () => {
    expect(breakAtGaps(atSeconds(0, 60, 120, 180), 1, null)).not.toContain(null);
  });

  it('holds together when a piece slows down at the end of a mission, and when it speeds up again', () => {
    const points = atSeconds(0, 10, 20, 30, 90, 150, 210, 270, 330, 390, 450, 460, 470, 480);
    expect(breakAtGaps(points, 10, null)).not.toContain(null);
  });

  it('forgives the jitter of messages on their way', () => {
    expect(breakAtGaps(atSeconds(0, 1, 2, 6, 7, 8), 1, null)).not.toContain(null);
  });

  it('asks the reporting interval where there are too few points to have a rhythm', () => {
    expect(breakAtGaps(atSeconds(0, 150), 60, null)).not.toContain(null);
    expect(breakAtGaps(atSeconds(0, 200), 60, null)).toContain(null);
  });

  it('has a gap where buckets are missing', () => {
    expect(breakAtGaps(atSeconds(0, 10, 20, 60, 70), 1, 10_000)).toContain(null);
    expect(breakAtGaps(atSeconds(0, 10, 20, 40, 50), 1, 10_000)).not.toContain(null);
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
