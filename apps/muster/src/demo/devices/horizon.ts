import type { DemoPiece } from '../fleet/piece.ts';

/** So long before the first start a silent or lost piece said its last word. */
const QUIET_FOR_MS = 2.5 * 3_600_000;
/** A patchy line is away for so long, once in a period. */
const PERIOD_MS = 30 * 60_000;
const AWAY_MS = 6 * 60_000;

/** Up to when a piece has anything to say at this moment. */
export function horizon({ link }: DemoPiece, startedAt: number, now: number): number {
  if (link === 'never') return -Infinity;
  return link === 'silent' || link === 'offline' ? Math.min(now, startedAt - QUIET_FOR_MS) : now;
}

/** Whether its line is down at this moment; what it measures meanwhile is sent later. */
export function isAway({ link, plan }: DemoPiece, now: number): boolean {
  return link === 'patchy' && (now + plan.seed * 60_000) % PERIOD_MS < AWAY_MS;
}
