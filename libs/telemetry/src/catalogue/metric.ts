import type { Comparison } from '../conditions/rule.ts';

/** What a metric is: an instantaneous value, a value that only grows, a named state, or part of a position. */
export const METRIC_KINDS = ['gauge', 'counter', 'state', 'position'] as const;
export type MetricKind = (typeof METRIC_KINDS)[number];

export const VALUE_TYPES = ['number', 'string', 'boolean'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** One thing that a piece of equipment can measure. Names follow ISO 15143-3 where it names the thing. */
export interface Metric {
  readonly name: string;
  /** UCUM code; `1` for counts and states. */
  readonly unit: string;
  readonly kind: MetricKind;
  readonly valueType: ValueType;
  /** Physical range, inclusive. A reading outside it is kept with quality `outOfRange`. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Values that the field uses to say 'not available', such as the WITS null −999.25. */
  readonly notAvailable?: readonly number[];
  readonly label: Label;
}

/** A name as people read it. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** What shows that a machine without an hour meter runs. */
export interface RunningWhen {
  readonly metric: string;
  readonly operator: Comparison;
  readonly threshold: number;
}

/** A kind of equipment and what it measures. */
export interface Family {
  readonly code: string;
  readonly label: Label;
  /** The metric that a page of this family shows first. */
  readonly headline: string;
  readonly metrics: readonly string[];
  readonly runningWhen?: RunningWhen;
}
