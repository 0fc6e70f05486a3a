import type { Context } from '../authorisation/caller.ts';
import { invalidField, Problem } from '../problem.ts';
import { changeReservation, reasonOf } from './change-reservation.ts';
import type { Work } from '../calendar/claim.ts';
import type { ReadReservation } from './read-reservation.ts';
import type { Cutting } from './schemas.ts';
import { requireStanding } from './require-next.ts';
import { ADJUSTABLE_STATES, stateNow } from './states.ts';
import type { allocation } from '../calendar/tables.ts';
import { adjustClaim, stepClaim } from '../calendar/write-claim.ts';

/** Brings the end nearer; with an end that is now, or none, the pieces are given back at once. */
export function cutReservationShort(
  context: Context,
  id: string,
  { to, reason }: Cutting,
  expectedVersion?: number,
): Promise<ReadReservation> {
  const change = { verb: 'cut-reservation-short', expectedVersion, personal: reasonOf(reason) } as const;
  return changeReservation(context, id, change, async (work, { claims }) => {
    const { now } = context;
    const all = claims.map(({ allocation }) => allocation);
    const rows = requireStanding(all, now, 'cut short');
    const adjustable = rows.filter((row) => ADJUSTABLE_STATES.includes(stateNow(row, now)));
    if (adjustable.length === 0) throw new Problem('illegal-transition', 'what is at risk cannot be cut short');
    const wanted = to === undefined ? now : new Date(to);
    const until = wanted < now ? now : wanted;
    // A claim that was cut for another's sake ends before the others.
    const longer = adjustable.filter(({ toAt }) => toAt === null || toAt > until);
    if (longer.length === 0) throw invalidField('to', 'is not before its end: extend it instead');
    for (const row of longer) await cut(work, row, until);
    const assetCodes = longer.map(({ assetCode }) => assetCode);
    return { after: { assetCodes, to: until.toISOString(), reason } };
  });
}

async function cut(work: Work, row: typeof allocation.$inferSelect, until: Date): Promise<void> {
  const { now } = work.context;
  if (until <= row.fromAt) throw invalidField('to', 'is before it begins: cancel it instead');
  const isOver = until <= now;
  if (!isOver) return adjustClaim(work, row, 'cut-short', { toAt: until });
  const to = row.state === 'tentative' ? 'cancelled' : 'ended';
  return stepClaim(work, row, { to, change: 'cut-short', set: { toAt: until, endedAt: now } });
}
