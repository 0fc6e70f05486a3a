import { expect, it } from '@jest/globals';
import { toCsv } from './export-series.ts';

const point = { timeMs: Date.UTC(2026, 0, 2, 12), value: 1_510.5, minimum: 1_500, maximum: 1_520, count: 3 };
const series = { metric: 'engineSpeed', unit: '/min', points: [point], states: null, bucketed: false };

function lines(csv: string): string[] {
  return csv.replace('\uFEFF', '').trimEnd().split('\r\n');
}

it('names the unit and both times', () => {
  expect(lines(toCsv(series))).toEqual([
    '"time (UTC)","time (Asia/Shanghai)","engineSpeed (r/min)"',
    '2026-01-02T12:00:00.000Z,"2026-01-02 20:00:00",1510.5',
  ]);
});

it('keeps the peaks of buckets', () => {
  expect(lines(toCsv({ ...series, bucketed: true }))[1]).toBe(
    '2026-01-02T12:00:00.000Z,"2026-01-02 20:00:00",1510.5,1500,1520,3',
  );
});

it('writes a word of a machine as text, never as a formula', () => {
  const csv = toCsv({
    ...series,
    metric: 'driveMode',
    unit: '1',
    points: [{ ...point, value: 0 }],
    states: ['=HYPERLINK("x")'],
  });
  expect(lines(csv)[1]).toBe(`2026-01-02T12:00:00.000Z,"2026-01-02 20:00:00","'=HYPERLINK(""x"")"`);
});
