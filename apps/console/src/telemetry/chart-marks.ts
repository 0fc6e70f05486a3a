import type { Alarm, Rule, Severity } from '../api/answers.ts';
import type { SeriesPoint } from './series.ts';

/** A value at which a rule raises an alarm. */
export interface Threshold {
  readonly value: number;
  readonly severity: Severity;
  /** The condition in words, such as `> 105 °C`. */
  readonly words: string;
}

/** The time in which an alarm stood. */
export interface AlarmBand {
  readonly fromMs: number;
  readonly toMs: number;
  readonly severity: Severity;
  readonly acknowledged: boolean;
}

export interface ChartMarks {
  readonly thresholds: readonly Threshold[];
  readonly bands: readonly AlarmBand[];
}

/** What of the alarms lies in view; one that stands reaches to its end. */
export function bandsOf(alarms: readonly Alarm[], fromMs: number, toMs: number): AlarmBand[] {
  return alarms.flatMap(({ raisedAt, clearedAt, severity, acknowledged }) => {
    const start = Math.max(fromMs, Date.parse(raisedAt));
    const end = Math.min(toMs, clearedAt === null ? toMs : Date.parse(clearedAt));
    return start > toMs || end < fromMs ? [] : [{ fromMs: start, toMs: Math.max(start, end), severity, acknowledged }];
  });
}

/** The thresholds that the rules set on this metric, each once. */
export function thresholdsOf(rules: readonly Rule[], metric: string, words: (rule: Rule) => string): Threshold[] {
  const found = rules.flatMap((rule) =>
    rule.metric === metric && rule.threshold !== null
      ? [{ value: rule.threshold, severity: rule.severity, words: words(rule) }]
      : [],
  );
  // Two organisations may have made the same rule.
  return [...new Map(found.map((threshold) => [`${threshold.severity} ${threshold.words}`, threshold])).values()];
}

const MOST_STRETCHED = 4;
const LEAST_SHARE = 0.1;

/**
 * How far the axis of values must reach to show the thresholds, without pressing the line flat: one that is further
 * away than a few times the line's own height (or a tenth of its size) is named below the chart alone.
 */
export function reachOf(points: readonly SeriesPoint[], thresholds: readonly Threshold[]): [number, number] | null {
  if (points.length === 0 || thresholds.length === 0) return null;
  const low = points.reduce((least, { minimum }) => Math.min(least, minimum), Infinity);
  const high = points.reduce((most, { maximum }) => Math.max(most, maximum), -Infinity);
  const height = Math.max(high - low, LEAST_SHARE * Math.max(Math.abs(low), Math.abs(high)));
  const near = thresholds
    .map(({ value }) => value)
    .filter((value) => Math.max(high, value) - Math.min(low, value) <= MOST_STRETCHED * height);
  return near.length === 0 ? null : [Math.min(low, ...near), Math.max(high, ...near)];
}
