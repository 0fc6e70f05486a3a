import type { AlarmSlot } from './alarm-slot.ts';
import type { Rule } from './rule.ts';

/** One rule over the readings of one metric of one piece. Times are ms since the epoch. */
export interface Condition {
  readonly rule: Rule;
  readonly slot: AlarmSlot;
  /** The current value of before a restart; what was already told is not told again. True when an alarm is left waiting. */
  restore(value: number, time: number, receivedAt: number, stale: boolean): boolean;
  /** A reading that moved the current value. `stale`: it belongs to a backlog. True when the alarm is left waiting. */
  observe(value: number, time: number, receivedAt: number, stale: boolean): boolean;
  /** A reading older than the current value: it notifies nobody. */
  observeLate(value: number, time: number): void;
}
