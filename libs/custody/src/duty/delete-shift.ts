import { eq, or } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { lockShift } from './find-shift.ts';
import { requireUnsigned } from './judge-shift.ts';
import { recordShift } from './record-shift.ts';
import { dutyShift, shiftHandover } from './tables.ts';

/** Takes a shift out of the roster that has not begun. */
export async function deleteShift(context: Context, id: string, expectedVersion?: number): Promise<void> {
  const { db, caller, now } = context;
  requireRight(caller, 'delete-shift');
  await withTransaction(db, async (tx) => {
    const before = await lockShift(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    if (before.fromAt <= now) throw new Problem('in-use', 'the shift has begun: it stays in the roster');
    await requireUnsigned(tx, or(eq(shiftHandover.shift, id), eq(shiftHandover.nextShift, id)));
    await tx.delete(dutyShift).where(eq(dutyShift.id, id));
    await recordShift(tx, context, 'delete-shift', before, undefined);
  });
}
