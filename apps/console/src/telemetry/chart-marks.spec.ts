import { describe, expect, it } from '@jest/globals';
import type { Alarm, Rule } from '../api/answers.ts';
import { bandsOf, reachOf, thresholdsOf } from './chart-marks.ts';
import { pointOf } from './series.ts';

const at = (second: number) => Date.UTC(2026, 0, 2, 12, 0, second);
const time = (second: number) => new Date(at(second)).toISOString();
const alarm = (raised: number, cleared: number | null) =>
  ({
    raisedAt: time(raised),
    clearedAt: cleared === null ? null : time(cleared),
    severity: 'major',
    acknowledged: false,
  }) as Alarm;

describe('the band of an alarm', () => {
  const spans = (...alarms: Alarm[]) => bandsOf(alarms, at(10), at(20)).map(({ fromMs, toMs }) => [fromMs, toMs]);

  it('reaches from its raising to its clearing, as far as they are in view', () => {
    expect(spans(alarm(12, 15), alarm(5, 11))).toEqual([
      [at(12), at(15)],
      [at(10), at(11)],
    ]);
  });

  it('reaches to the end while the alarm stands', () => expect(spans(alarm(15, null))).toEqual([[at(15), at(20)]]));

  it('is not drawn when it was before or after', () => expect(spans(alarm(1, 5), alarm(25, null))).toEqual([]));
});

describe('the thresholds of a chart', () => {
  const rule = (metric: string, threshold: number | null) => ({ metric, threshold, severity: 'major' }) as Rule;

  it('are those of its metric, and not of rules that compare with nothing', () => {
    const rules = [rule('flowRate', 10), rule('engineSpeed', 2_000), rule('flowRate', null)];
    expect(thresholdsOf(rules, 'flowRate', () => '').map(({ value }) => value)).toEqual([10]);
  });

  it('are drawn once, however many rules say the same', () => {
    const rules = [rule('flowRate', 10), rule('flowRate', 10)];
    expect(thresholdsOf(rules, 'flowRate', ({ threshold }) => `> ${threshold}`)).toHaveLength(1);
  });

  const line = [80, 90].map((value, index) => pointOf({ timeMs: at(index), value }));
  const reach = (...values: number[]) =>
    reachOf(
      line,
      values.map((value) => ({ value, severity: 'major' as const, words: '' })),
    );

  it('stretch the axis so that they are seen', () => expect(reach(105)).toEqual([80, 105]));

  it('never press the line flat', () => {
    expect(reach(1_000)).toBeNull();
    expect(reach(1_000, 70)).toEqual([70, 90]);
  });
});
