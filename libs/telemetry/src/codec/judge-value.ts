import type { Metric } from '../catalogue/metric.ts';
import type { Quality, SampleValue } from '../sample.ts';
import { quote } from './parse-json.ts';
import type { Objection } from './verdict.ts';

const MAXIMUM_TEXT_LENGTH = 256;
/** Names that may become a series of their own although the catalogue does not know them. */
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

export type JudgedValue =
  | { readonly value: SampleValue | null; readonly quality: Quality }
  | { readonly objection: Objection };

/** Whether a value is kept, and with which quality. `metric` is `undefined` when the catalogue does not know the name. */
export function judgeValue(name: string, value: unknown, metric: Metric | undefined): JudgedValue {
  if (!metric && !PLAIN_NAME.test(name)) return objection('invalid-metric-name', `${quote(name)} is not a metric name`);
  if (value === null) return { value: null, quality: 'notAvailable' };
  if (!isSampleValue(value)) return objection('invalid-value', `${quote(name)} is ${quote(value)}`);
  if (!metric) return { value, quality: 'unknownMetric' };
  if (typeof value !== metric.valueType)
    return objection('wrong-type', `${quote(name)} is ${quote(value)}, not a ${metric.valueType}`);
  if (typeof value !== 'number') return { value, quality: 'good' };
  if (metric.notAvailable?.includes(value)) return { value: null, quality: 'notAvailable' };
  return { value, quality: isInRange(value, metric) ? 'good' : 'outOfRange' };
}

function isSampleValue(value: unknown): value is SampleValue {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value); // 1e400 parses to Infinity
    case 'boolean':
      return true;
    case 'string':
      return value.length <= MAXIMUM_TEXT_LENGTH && !value.includes('\0') && value.isWellFormed();
    default:
      return false;
  }
}

function isInRange(value: number, { minimum = -Infinity, maximum = Infinity }: Metric): boolean {
  return value >= minimum && value <= maximum;
}

function objection(reason: Objection['reason'], detail: string): JudgedValue {
  return { objection: { reason, detail } };
}
