import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { outbox } from '#database/outbox/tables';
import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { createReservation } from './create-reservation.ts';
import type { DisplacedNotice } from '../calendar/notice-schemas.ts';
import type { ReservationPreview, ReservationWish } from './schemas.ts';

/** Carries what would have happened out of the transaction that it undoes. */
class Undone extends Error {
  constructor(readonly preview: ReservationPreview) {
    super('a preview is undone');
  }
}

/** What the reservation would come to: it is made and undone, so that the answer is that of the act itself. */
export async function previewReservation(context: Context, wish: ReservationWish): Promise<ReservationPreview> {
  const { db, caller } = context;
  requireRight(caller, 'create-reservation');
  try {
    return await withTransaction(db, async (tx) => {
      const input = { ...wish, purpose: wish.purpose ?? '—' };
      const { reservation } = await createReservation({ ...context, db: tx }, input);
      const displaced = await readDisplaced(tx, reservation.id);
      const assetCodes = reservation.allocations.map(({ assetCode }) => assetCode);
      throw new Undone({ possible: true, assetCodes, displaced, conflicts: [], nextFree: null, reason: null });
    });
  } catch (error) {
    if (error instanceof Undone) return error.preview;
    if (error instanceof Problem && error.code === 'allocation-conflict') return toRefused(error);
    throw error;
  }
}

/** What would be told to whom. */
async function readDisplaced(tx: Transaction, id: string): Promise<ReservationPreview['displaced']> {
  const told = await tx
    .select()
    .from(outbox)
    .where(eq(outbox.cause, `reservation:${id}`));
  return told.flatMap(({ receiver, payload }) =>
    (payload as DisplacedNotice).claims.map((claim) => ({ organisation: receiver, claim })),
  );
}

function toRefused({ message, options }: Problem): ReservationPreview {
  const { conflicts = [], nextFree = null } = options.members ?? {};
  return { possible: false, assetCodes: [], displaced: [], conflicts: [...conflicts], nextFree, reason: message };
}
