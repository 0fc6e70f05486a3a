import type { Quality, Sample, SampleValue } from '../../sample.ts';

/** Readings of a piece lie in one series, a field for each metric. */
export const READINGS = 'telemetry';
/** What is left of each hour of which the readings are gone. */
export const HOURS = 'telemetry_hourly';

/** How a value is kept: InfluxDB has one type a field, and a boolean is kept as 0 or 1 so that it can be summed up. */
export const VALUE_TYPES = ['number', 'boolean', 'string'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** What a field of InfluxDB holds of a metric. */
export interface FieldKind {
  readonly quality: Quality;
  readonly type: ValueType;
  /** Behind the name of the metric; no metric has a dot in its name. */
  readonly suffix: string;
}

/**
 * Good numbers stand under the plain name of the metric, as a stranger would look for them; the rest beside it. At one
 * time the first of these counts: a good reading before any other.
 */
export const FIELD_KINDS: readonly FieldKind[] = [
  { quality: 'good', type: 'number', suffix: '' },
  { quality: 'good', type: 'boolean', suffix: '.boolean' },
  { quality: 'good', type: 'string', suffix: '.text' },
  { quality: 'outOfRange', type: 'number', suffix: '.outOfRange' },
  { quality: 'notAvailable', type: 'number', suffix: '.notAvailable' },
  { quality: 'unknownMetric', type: 'number', suffix: '.unknownMetric' },
  { quality: 'unknownMetric', type: 'boolean', suffix: '.unknownMetric.boolean' },
  { quality: 'unknownMetric', type: 'string', suffix: '.unknownMetric.text' },
];

const SUFFIXES = new Map(FIELD_KINDS.map(({ quality, type, suffix }) => [`${quality} ${type}`, suffix]));

export function fieldOf({ metric, quality, value }: Pick<Sample, 'metric' | 'quality' | 'value'>): string {
  return metric + SUFFIXES.get(`${quality} ${typeOf(value)}`)!;
}

/** What was written as a number is read back as what it was. */
export function toSampleValue(value: number | string, { type, quality }: FieldKind): SampleValue | null {
  if (quality === 'notAvailable') return null;
  return type === 'boolean' ? value === 1 : value;
}

function typeOf(value: SampleValue | null): ValueType {
  return value === null ? 'number' : (typeof value as ValueType);
}
