import { and, eq, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { reachedCodes } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import { rosterInScope } from './roster-scope.ts';
import type { Shift } from './schemas.ts';
import { selectShifts, toShifts, type ShiftRow } from './select-shifts.ts';
import { dutyShift } from './tables.ts';

export async function findShift(db: Queryable, caller: Caller, id: string): Promise<ShiftRow> {
  const [row] = await selectShifts(db, caller).where(and(eq(dutyShift.id, id), rosterInScope(caller)));
  if (!row) throw new Problem('not-found', `no shift ${id}`);
  return row;
}

export async function readShift({ db, caller }: Context, id: string): Promise<{ shift: Shift; version: number }> {
  requireRight(caller, 'see-rosters');
  const row = await findShift(db, caller, id);
  const [shift] = await toShifts(db, [row]);
  return { shift: shift!, version: row.shift.version };
}

/** Held, where the caller administers the organisation whose shift it is. */
export async function lockShift(tx: Transaction, caller: Caller, id: string): Promise<typeof dutyShift.$inferSelect> {
  const [row] = await tx
    .select()
    .from(dutyShift)
    .where(and(eq(dutyShift.id, id), sql`${dutyShift.organisation} in ${reachedCodes(caller, 'administer')}`))
    .for('update');
  if (!row) throw new Problem('not-found', `no shift ${id}`);
  return row;
}
