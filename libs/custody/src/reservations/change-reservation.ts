import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import type { Fields } from '../audit/describe-changes.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireRight, type Verb } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';
import type { Work } from '../calendar/claim.ts';
import { lockReservation, type LockedReservation } from './lock-reservation.ts';
import { loadReservation, type ReadReservation } from './read-reservation.ts';
import { reservation } from '../calendar/tables.ts';
import { tellChanges } from '../calendar/tell-changes.ts';

export interface Change {
  readonly verb: Verb;
  readonly expectedVersion?: number | undefined;
  /** Other pieces that the change may touch: locked with those of the reservation. */
  readonly also?: readonly string[];
  readonly personal?: JsonObject | undefined;
}

/** What the act did, for the audit trail; undefined when there was nothing to do. */
export type Done = { readonly after: Fields; readonly set?: Partial<typeof reservation.$inferInsert> } | undefined;

/** The frame of every act on a reservation: right, locks, the act itself, its version, audit trail and stream. */
export async function changeReservation(
  context: Context,
  id: string,
  { verb, expectedVersion, also, personal }: Change,
  act: (work: Work, locked: LockedReservation) => Promise<Done>,
): Promise<ReadReservation> {
  const { db, caller, now } = context;
  requireRight(caller, verb);
  return withTransaction(db, async (tx) => {
    const work: Work = { tx, context: { ...context, db: tx }, personal, changes: [] };
    const locked = await lockReservation(work, id, { expectedVersion, also: also ?? [] });
    const done = await act(work, locked);
    if (!done) return loadReservation(tx, id, now);
    await tx
      .update(reservation)
      .set({ ...done.set, version: locked.entry.version + 1, changedAt: now })
      .where(eq(reservation.id, id));
    await recordAct(tx, context, {
      action: verb,
      subject: { kind: 'reservation', id },
      concerns: [locked.entry.organisation],
      after: done.after,
    });
    await tellChanges(work);
    return loadReservation(tx, id, now);
  });
}

/** Why, as somebody wrote it. */
export function reasonOf(reason: string | undefined): JsonObject | undefined {
  return reason === undefined ? undefined : { reason };
}
