import { and, asc, eq, gt } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import type { Signature } from '../custody/sign-handover.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { canonicalise } from '../ledger/canonical-json.ts';
import { sha256 } from '../ledger/sha256.ts';
import { Problem } from '../problem.ts';
import { lockShift } from './find-shift.ts';
import type { OpenMatters, ShiftHandover, ShiftSigning } from './handover-schemas.ts';
import { readOpenMatters } from './read-open-matters.ts';
import { readShiftHandover } from './read-shift-handover.ts';
import { requireOfShift } from './require-of-shift.ts';
import { requireShiftStep } from './states.ts';
import { dutyShift, shiftHandover } from './tables.ts';
import { toPersonal } from './to-personal.ts';

/** Who goes signs for what is open, and leaves it to the shift that follows (交接班). */
export async function handOverShift(
  context: Context,
  id: string,
  { remark }: ShiftSigning,
  signature: Signature,
): Promise<ShiftHandover> {
  const { db, caller, now } = context;
  const { confirmed, typed, drawn } = signature;
  requireRight(caller, 'hand-over-shift');
  return withTransaction(db, async (tx) => {
    const shift = await lockShift(tx, caller, id);
    const [signed] = await tx.select().from(shiftHandover).where(eq(shiftHandover.shift, id));
    requireShiftStep(signed?.state ?? 'open', 'given');
    await requireOfShift(tx, caller, shift);
    if (shift.fromAt > now) throw new Problem('illegal-transition', 'the shift has not begun');
    const next = await lockNext(tx, shift);
    const openMatters = await readOpenMatters(tx, shift.organisation, now);
    const { number } = await appendEntry(tx, context, {
      act: 'hand-over-shift',
      about: { organisation: shift.organisation },
      body: { shift: id, nextShift: next.id, ...toFacts(openMatters), signature: { confirmed } },
      personal: toPersonal(caller, signature, remark),
    });
    await tx.insert(shiftHandover).values({
      ...{ shift: id, nextShift: next.id, state: 'given', openMatters, givenEntry: number },
      ...{ givenBy: caller.personId, givenName: caller.name, givenAt: now, givenConfirmed: confirmed },
      ...{ givenTyped: typed ?? null, givenDrawn: drawn ?? null, givenRemark: remark ?? null },
    });
    await recordAct(tx, context, {
      action: 'hand-over-shift',
      subject: { kind: 'duty-shift', id },
      concerns: [shift.organisation],
      after: { nextShift: next.id, ...countsOf(openMatters) },
    });
    return readShiftHandover({ ...context, db: tx }, id);
  });
}

async function lockNext(tx: Transaction, { organisation, fromAt }: typeof dutyShift.$inferSelect) {
  const [next] = await tx
    .select()
    .from(dutyShift)
    .where(and(eq(dutyShift.organisation, organisation), gt(dutyShift.fromAt, fromAt)))
    .orderBy(asc(dutyShift.fromAt))
    .limit(1)
    .for('update');
  if (!next) throw new Problem('illegal-transition', 'no shift follows: put the next one into the roster first');
  return next;
}

/** The matters are kept with the handover, and hash to this. */
function toFacts(matters: OpenMatters) {
  return { ...countsOf(matters), matters: sha256(canonicalise(matters)) };
}

function countsOf({ notices, handovers, claimsAtRisk }: OpenMatters) {
  return { notices: notices.count, handovers: handovers.count, claimsAtRisk: claimsAtRisk.count };
}
