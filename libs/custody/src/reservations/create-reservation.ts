import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { bindNeed } from '../needs/bind-need.ts';
import { kindOf, requireMayClaim, type Work } from '../calendar/claim.ts';
import { requirePeriod, type Period } from '../calendar/period.ts';
import { loadReservation, type ReadReservation } from './read-reservation.ts';
import type { NewReservation } from './schemas.ts';
import { refuseTaken } from '../calendar/refuse-taken.ts';
import { takePieces, type Booking } from '../calendar/take-pieces.ts';
import { tellChanges } from '../calendar/tell-changes.ts';

/** Reserves a piece, or any pieces that meet a need; weaker claims are pushed aside where that is asked for. */
export async function createReservation(context: Context, input: NewReservation): Promise<ReadReservation> {
  const { db, caller, now } = context;
  requireRight(caller, 'create-reservation');
  const kind = kindOf(input, caller);
  requireMayClaim(caller, kind);
  const period = requirePeriod(input, now);
  const { organisation } = caller;
  const { preempt, override, purpose } = input;
  const holdUntil = requireHold(input.holdUntil, period, now);
  const personal = { purpose, ...(override && { override: { ...override } }) };
  const id = uuidv7();
  const entry = {
    ...{ id, organisation: organisation.code, kind, purpose, priority: input.priority ?? null },
    ...{ need: input.need ?? null, overrideBy: override?.by ?? null, overrideReason: override?.reason ?? null },
    ...{ createdBy: caller.personId, createdAt: now, changedAt: now },
  };
  const claim = { reservation: id, organisation, kind, ...period, preempt, override, holdUntil, purpose };
  const booking: Booking = { ...claim, entry };
  if (input.assetCode) await refuseTaken(context, booking, input.assetCode);
  return withTransaction(db, async (tx) => {
    const work: Work = { tx, context: { ...context, db: tx }, personal, changes: [] };
    if (input.need) await bindNeed(work, booking, input.need);
    else await takePieces(work, booking, [input.assetCode!]);
    const read = await loadReservation(tx, id, now);
    await recordAct(tx, context, {
      action: 'create-reservation',
      subject: { kind: 'reservation', id },
      after: describeReserved(read, input),
    });
    await tellChanges(work);
    return read;
  });
}

function requireHold(holdUntil: string | undefined, { to }: Period, now: Date): Date | null {
  if (holdUntil === undefined) return null;
  const until = new Date(holdUntil);
  if (until <= now) throw invalidField('holdUntil', 'is over already');
  return until < to ? until : to;
}

function describeReserved({ reservation: read }: ReadReservation, { from, to, preempt }: NewReservation) {
  const assetCodes = read.allocations.map(({ assetCode }) => assetCode);
  return { assetCodes, kind: read.kind, state: read.state, from, to, ...(preempt && { preempt }) };
}
