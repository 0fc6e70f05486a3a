import type { SampleValue } from '#telemetry/sample';

import type { equipmentMetric } from './tables.ts';

type StoredValue = Pick<typeof equipmentMetric.$inferSelect, 'value' | 'text' | 'valueType'>;

/** A stored value as the machine sent it. */
export function toSampleValue({ value, text, valueType }: StoredValue): SampleValue | null {
  return valueType === 'boolean' && value !== null ? value === 1 : (text ?? value);
}
