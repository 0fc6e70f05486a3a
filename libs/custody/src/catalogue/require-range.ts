import { invalidField } from '../problem.ts';
import type { MetricValues } from './stored-metric.ts';

/** A range is of numbers, and its ends are in order. */
export function requireRange({ valueType, minimum, maximum, notAvailable }: MetricValues): void {
  if (valueType !== 'number') {
    if (minimum !== null) throw invalidField('minimum', `is for numbers, not for a ${valueType}`);
    if (maximum !== null) throw invalidField('maximum', `is for numbers, not for a ${valueType}`);
    if (notAvailable.length > 0) throw invalidField('notAvailable', `is for numbers, not for a ${valueType}`);
  }
  if (minimum !== null && maximum !== null && minimum > maximum) throw invalidField('minimum', 'is above the maximum');
}
