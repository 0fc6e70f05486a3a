import type { Metric } from '#telemetry/catalogue/metric';
import type { Operator } from '#telemetry/conditions/rule';

import type { FieldError } from '../problem.ts';

interface Condition {
  readonly operator: Operator;
  readonly threshold: number | null;
  readonly forSeconds: number | null;
}

/** What keeps a rule from ever being judged. */
export function judgeRule(
  { operator, threshold, forSeconds }: Condition,
  known: Pick<Metric, 'kind' | 'valueType'> | undefined,
): FieldError[] {
  if (operator === 'silent') return [];
  const errors: FieldError[] = [];
  if (!known) errors.push({ pointer: '/metric', detail: 'is no metric of the catalogue' });
  else if (known.valueType === 'string') errors.push({ pointer: '/metric', detail: 'is no number' });
  if (operator !== 'frozen') {
    if (threshold === null) errors.push({ pointer: '/threshold', detail: 'a comparison needs one' });
    return errors;
  }
  if (!forSeconds) errors.push({ pointer: '/forSeconds', detail: 'how long may the value stay the same?' });
  if (known && known.kind !== 'gauge') errors.push({ pointer: '/metric', detail: 'only a gauge can be frozen' });
  return errors;
}
