import type { Context } from '../authorisation/caller.ts';
import { invalidField, Problem } from '../problem.ts';
import { findStanding } from '../calendar/allocation-rows.ts';
import { changeReservation, reasonOf } from './change-reservation.ts';
import { expireHolds } from './expire-holds.ts';
import { requirePeriod } from '../calendar/period.ts';
import type { ReadReservation } from './read-reservation.ts';
import { takenProblem } from '../calendar/refuse-conflict.ts';
import type { Extension } from './schemas.ts';
import { requireStanding } from './require-next.ts';
import { ADJUSTABLE_STATES, stateNow } from './states.ts';
import { adjustClaim } from '../calendar/write-claim.ts';

/** Moves the end further away: the time that is added is checked like a new booking. */
export function extendReservation(
  context: Context,
  id: string,
  { to, reason }: Extension,
  expectedVersion?: number,
): Promise<ReadReservation> {
  return changeReservation(
    context,
    id,
    { verb: 'extend-reservation', expectedVersion, personal: reasonOf(reason) },
    async (work, { claims }) => {
      const { now } = context;
      const rows = claims.map(({ allocation }) => allocation);
      requireStanding(rows, now, 'extended');
      const adjustable = rows.filter((row) => ADJUSTABLE_STATES.includes(stateNow(row, now)));
      const [first] = adjustable;
      if (!first?.toAt) throw new Problem('illegal-transition', 'what is at risk cannot be extended');
      const until = new Date(to);
      const ends = adjustable.map((row) => row.toAt!.getTime());
      const added = { from: new Date(Math.min(...ends)), to: until };
      if (until.getTime() <= Math.max(...ends)) throw invalidField('to', 'is not after its end: cut it short instead');
      requirePeriod({ from: added.from.toISOString(), to }, now);
      const codes = adjustable.map(({ assetCode }) => assetCode);
      const standing = await findStanding(work.tx, codes, { ...added, exceptReservation: id });
      const holding = await expireHolds(work, standing);
      if (holding.length > 0) throw await takenProblem(work.context, { standing: holding, period: added });
      for (const row of adjustable) await adjustClaim(work, row, 'extended', { toAt: until });
      return { after: { assetCodes: codes, to: until.toISOString(), reason } };
    },
  );
}
