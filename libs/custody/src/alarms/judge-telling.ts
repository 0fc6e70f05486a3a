import type { Severity } from '#telemetry/conditions/rule';

/** What was told of the same rule on the same piece before. */
export interface Earlier {
  readonly notice: string;
  /** ms since the epoch */
  readonly toldAt: number;
  readonly answered: boolean;
}

const QUIET_MS = 3_600_000;

/**
 * Whether a condition that comes and goes is told again. A critical one is, once somebody has answered the last notice:
 * until then people are being called for it. Others are after an hour.
 */
export function judgeTelling(severity: Severity, { toldAt, answered }: Earlier, now: Date): boolean {
  if (severity === 'critical') return answered;
  return now.getTime() - toldAt >= QUIET_MS;
}
