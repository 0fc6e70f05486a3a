import type { OpenAlarms, Role, Severity } from '../api/answers.ts';

/** The worst first. */
export const SEVERITIES = ['critical', 'major', 'minor', 'warning'] as const satisfies readonly Severity[];

const MAY_ACKNOWLEDGE: readonly Role[] = ['duty_officer', 'custodian', 'maintainer', 'dispatcher'];

/** To whom acknowledging is offered; the server decides whether it is done. */
export function mayAcknowledge(held: readonly Role[]): boolean {
  return held.some((role) => MAY_ACKNOWLEDGE.includes(role));
}

/**
 * From 0, no alarm, to 8: what nobody has acknowledged yet is more urgent than the worst that somebody has. The map
 * takes the highest among the pieces of a ring.
 */
export function urgencyOf(open: OpenAlarms | undefined): number {
  if (open === undefined) return 0;
  const rank = SEVERITIES.length - SEVERITIES.indexOf(open.severity);
  return open.unacknowledged > 0 ? SEVERITIES.length + rank : rank;
}

export interface Urgency {
  readonly severity: Severity;
  readonly acknowledged: boolean;
}

export function readUrgency(urgency: number): Urgency | null {
  const acknowledged = urgency <= SEVERITIES.length;
  const severity = SEVERITIES[SEVERITIES.length - (acknowledged ? urgency : urgency - SEVERITIES.length)];
  return severity === undefined ? null : { severity, acknowledged };
}
