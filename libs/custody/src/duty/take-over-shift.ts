import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import type { Signature } from '../custody/sign-handover.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { Problem } from '../problem.ts';
import { lockShift } from './find-shift.ts';
import type { ShiftHandover, ShiftSigning } from './handover-schemas.ts';
import { readShiftHandover } from './read-shift-handover.ts';
import { requireOfShift } from './require-of-shift.ts';
import { requireShiftStep } from './states.ts';
import { shiftHandover } from './tables.ts';
import { toPersonal } from './to-personal.ts';

/** Who comes signs that they know what is open. From then on both signatures stand. */
export async function takeOverShift(
  context: Context,
  id: string,
  { remark }: ShiftSigning,
  signature: Signature,
): Promise<ShiftHandover> {
  const { db, caller, now } = context;
  const { confirmed, typed, drawn } = signature;
  requireRight(caller, 'take-over-shift');
  return withTransaction(db, async (tx) => {
    const shift = await lockShift(tx, caller, id);
    const [signed] = await tx.select().from(shiftHandover).where(eq(shiftHandover.shift, id)).for('update');
    requireShiftStep(signed?.state ?? 'open', 'taken');
    await requireOfShift(tx, caller, { id: signed!.nextShift, organisation: shift.organisation });
    if (signed!.givenBy === caller.personId)
      throw new Problem('forbidden', 'who handed the shift over does not take it over: somebody else signs');
    const { number } = await appendEntry(tx, context, {
      act: 'take-over-shift',
      about: { organisation: shift.organisation },
      body: { shift: id, nextShift: signed!.nextShift, given: signed!.givenEntry, signature: { confirmed } },
      personal: toPersonal(caller, signature, remark),
    });
    await tx
      .update(shiftHandover)
      .set({
        ...{ state: 'taken', takenBy: caller.personId, takenName: caller.name, takenAt: now },
        ...{ takenConfirmed: confirmed, takenTyped: typed ?? null, takenDrawn: drawn ?? null },
        ...{ takenRemark: remark ?? null, takenEntry: number },
      })
      .where(eq(shiftHandover.shift, id));
    await recordAct(tx, context, {
      action: 'take-over-shift',
      subject: { kind: 'duty-shift', id },
      concerns: [shift.organisation],
      after: { nextShift: signed!.nextShift },
    });
    return readShiftHandover({ ...context, db: tx }, id);
  });
}
