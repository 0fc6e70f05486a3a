import type { Context } from '../authorisation/caller.ts';
import { changeReservation } from './change-reservation.ts';
import type { ReadReservation } from './read-reservation.ts';
import { requireStanding } from './require-next.ts';
import { stateNow } from './states.ts';
import { adjustClaim, stepClaim } from '../calendar/write-claim.ts';

/** Makes a tentative reservation a firm one. One that is firm already stays as it is. */
export function confirmReservation(context: Context, id: string, expectedVersion?: number): Promise<ReadReservation> {
  return changeReservation(context, id, { verb: 'confirm-reservation', expectedVersion }, async (work, { claims }) => {
    const all = claims.map(({ allocation }) => allocation);
    const rows = requireStanding(all, context.now, 'confirmed');
    const holds = rows.filter(({ expiresAt }) => expiresAt !== null);
    if (holds.length === 0) return undefined;
    for (const row of holds) {
      // At risk it stays so; put back, it will be a firm one.
      if (stateNow(row, context.now) === 'at_risk') await adjustClaim(work, row, 'confirmed', { expiresAt: null });
      else await stepClaim(work, row, { to: 'confirmed', change: 'confirmed', set: { expiresAt: null } });
    }
    return { after: { assetCodes: holds.map(({ assetCode }) => assetCode), state: 'confirmed' } };
  });
}
