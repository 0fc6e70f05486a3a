import type { Context } from '../authorisation/caller.ts';
import { changeReservation } from './change-reservation.ts';
import type { ReadReservation } from './read-reservation.ts';
import type { Cancellation } from './schemas.ts';
import { requireStanding } from './require-next.ts';
import { stepClaim } from '../calendar/write-claim.ts';

/** Gives the pieces back, with the reason why. One that had begun is over now. */
export function cancelReservation(
  context: Context,
  id: string,
  { reason }: Cancellation,
  expectedVersion?: number,
): Promise<ReadReservation> {
  return changeReservation(
    context,
    id,
    { verb: 'cancel-reservation', expectedVersion, personal: { reason } },
    async (work, { claims }) => {
      const all = claims.map(({ allocation }) => allocation);
      const rows = requireStanding(all, context.now, 'cancelled');
      for (const row of rows)
        await stepClaim(work, row, { to: 'cancelled', change: 'cancelled', set: { endedAt: context.now } });
      const assetCodes = rows.map(({ assetCode }) => assetCode);
      return { after: { assetCodes, state: 'cancelled', reason }, set: { cancelReason: reason } };
    },
  );
}
