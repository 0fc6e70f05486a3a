import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { lockShift, readShift } from './find-shift.ts';
import { readShiftPeriod, requireUnsigned, tellOverlap } from './judge-shift.ts';
import { recordShift, type ChangedShift } from './record-shift.ts';
import type { ShiftChange } from './schemas.ts';
import { dutyShift, shiftHandover } from './tables.ts';
import { writeMembers } from './write-members.ts';

/** Moves a shift, or says anew who is in it. */
export async function changeShift(
  context: Context,
  id: string,
  { from, to, members }: ShiftChange,
  expectedVersion?: number,
): ChangedShift {
  const { db, caller, now } = context;
  requireRight(caller, 'change-shift');
  return withTransaction(db, async (tx) => {
    const before = await lockShift(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    if (before.toAt <= now) throw new Problem('in-use', 'the shift is over: it stays as it was');
    await requireUnsigned(tx, eq(shiftHandover.shift, id));
    const [begin, end] = [from ? new Date(from) : before.fromAt, to ? new Date(to) : before.toAt];
    const period = readShiftPeriod(begin, end, now);
    const row = { ...before, ...period, changedAt: now, version: before.version + 1 };
    await tx.update(dutyShift).set(row).where(eq(dutyShift.id, id));
    if (members) await writeMembers(tx, row, members);
    await recordShift(tx, context, 'change-shift', before, row);
    return readShift({ ...context, db: tx }, id);
  }).catch(tellOverlap);
}
