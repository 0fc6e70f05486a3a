import type { Comparison } from './rule.ts';

/** Whether the value stands to the threshold as the rule says. A positive hysteresis widens what counts. */
export function compare(value: number, operator: Comparison, threshold: number, hysteresis: number): boolean {
  switch (operator) {
    case '>':
      return value > threshold - hysteresis;
    case '>=':
      return value >= threshold - hysteresis;
    case '<':
      return value < threshold + hysteresis;
    case '<=':
      return value <= threshold + hysteresis;
    case '=':
      return Math.abs(value - threshold) <= hysteresis;
  }
}
