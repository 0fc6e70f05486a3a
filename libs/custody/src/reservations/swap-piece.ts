import { and, asc, ne, type SQL } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { invalidField, Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { findStanding } from '../calendar/allocation-rows.ts';
import { changeReservation, reasonOf } from './change-reservation.ts';
import { requireMayClaim, type Work } from '../calendar/claim.ts';
import { insertInPlaceOf } from '../calendar/displace.ts';
import { expireHolds } from './expire-holds.ts';
import { isFree } from '../needs/free.ts';
import { findNextFree } from '../needs/next-free.ts';
import { isClaimable, isPiece } from '../calendar/lock-pieces.ts';
import type { LockedReservation } from './lock-reservation.ts';
import { meetsNeed } from '../needs/need.ts';
import { readReservation, type ReadReservation } from './read-reservation.ts';
import { conflictProblem, takenProblem } from '../calendar/refuse-conflict.ts';
import type { Reservation, Swapping } from './schemas.ts';
import { ADJUSTABLE_STATES } from './states.ts';
import type { allocation } from '../calendar/tables.ts';
import { stepClaim } from '../calendar/write-claim.ts';

/** Gives one piece of a reservation by need back and takes another that meets the need, until it departs. */
export async function swapPiece(
  context: Context,
  id: string,
  swapping: Swapping,
  expectedVersion?: number,
): Promise<ReadReservation> {
  requireRight(context.caller, 'swap-piece');
  return withTransaction(context.db, async (tx) => {
    const inside = { ...context, db: tx };
    const { reservation } = await readReservation(inside, id);
    requireMayClaim(context.caller, reservation.kind);
    const place = swapping.with ?? (await findPlace(inside, reservation, swapping.assetCode));
    const change = { verb: 'swap-piece', expectedVersion, also: [place], personal: reasonOf(swapping.reason) } as const;
    return changeReservation(inside, id, change, async (work, locked) => {
      const { assetCode, reason } = swapping;
      await swap(work, locked, { assetCode, place });
      return { after: { assetCode, with: place, reason } };
    });
  });
}

interface Exchange {
  readonly assetCode: string;
  readonly place: string;
}

async function swap(work: Work, { entry, claims }: LockedReservation, { assetCode, place }: Exchange): Promise<void> {
  const { tx, context } = work;
  const row = claims.map(({ allocation }) => allocation).find((candidate) => candidate.assetCode === assetCode);
  if (!row?.toAt) throw invalidField('assetCode', 'is no piece that this reservation holds');
  const need = entry.need;
  if (!need) throw new Problem('illegal-transition', 'a piece that was reserved by its code is not swapped');
  if (row.fromAt < context.now) throw new Problem('illegal-transition', 'what has begun is not swapped');
  const [fits] = await tx
    .select({ assetCode: equipment.assetCode })
    .from(equipment)
    .where(and(isPiece(place), isClaimable(context.caller, entry.kind), meetsNeed(need)));
  if (!fits) throw invalidField('with', 'is no piece that you may reserve and that meets the need');
  const period = { from: row.fromAt, to: row.toAt };
  const standing = await expireHolds(work, await findStanding(tx, [place], period));
  if (standing.length > 0) throw await takenProblem(context, { standing, period });
  const replacedBy = uuidv7();
  const set = { replacedBy, endedAt: context.now };
  await stepClaim(work, row, { to: 'swapped', change: 'swapped', set });
  await insertInPlaceOf(work, row, { id: replacedBy, assetCode: place });
}

/** A free piece that would do as well; somebody may still be faster. */
async function findPlace({ db, caller, now }: Context, reservation: Reservation, assetCode: string): Promise<string> {
  const held = reservation.allocations.find((claim) => claim.assetCode === assetCode && isAdjustable(claim));
  if (!held?.to) throw invalidField('assetCode', 'is no piece that this reservation holds');
  if (!reservation.need)
    throw new Problem('illegal-transition', 'a piece that was reserved by its code is not swapped');
  const period = { from: new Date(held.from), to: new Date(held.to) };
  const matching = and(
    ne(equipment.assetCode, assetCode),
    isClaimable(caller, reservation.kind),
    meetsNeed(reservation.need),
  ) as SQL;
  const [place] = await db
    .select({ assetCode: equipment.assetCode })
    .from(equipment)
    .where(and(matching, isFree(period, now)))
    .orderBy(asc(equipment.assetCode))
    .limit(1);
  if (!place) {
    const nextFree = await findNextFree(db, { matching, period }, now);
    throw conflictProblem(now, { standing: [], nextFree });
  }
  return place.assetCode;
}

function isAdjustable({ state }: Pick<typeof allocation.$inferSelect, 'state'>): boolean {
  return ADJUSTABLE_STATES.includes(state);
}
