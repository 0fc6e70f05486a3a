import type { Severity } from '#telemetry/conditions/rule';

/** What was told of the same rule on the same piece before. */
export interface Earlier {
  readonly notice: string;
  /** ms since the epoch */
  readonly toldAt: number;
  readonly answered: boolean;
}

const QUIET_MS = 3_600_000;

/** So many notices of a kind an organisation is given as they come; those after them, one a minute with all that has come meanwhile. */
export const MOST_AT_ONCE = 8;
const LATELY_MS = 600_000;
const GATHERED_MS = 60_000;

export function alarmKindOf(isCritical: boolean): 'alarm-critical' | 'alarm-raised' {
  return isCritical ? 'alarm-critical' : 'alarm-raised';
}

/** Whether who was told at these times, the latest first, is told more only together. */
export function isTellingTooMuch(told: readonly Date[], now: Date): boolean {
  const agoMs = (at: Date | undefined) => (at === undefined ? Infinity : now.getTime() - at.getTime());
  return agoMs(told[MOST_AT_ONCE - 1]) < LATELY_MS && agoMs(told[0]) < GATHERED_MS;
}

/**
 * Whether a condition that comes and goes is told again. A critical one is, once somebody has answered the last notice:
 * until then people are being called for it. Others are after an hour.
 */
export function judgeTelling(severity: Severity, { toldAt, answered }: Earlier, now: Date): boolean {
  if (severity === 'critical') return answered;
  return now.getTime() - toldAt >= QUIET_MS;
}
