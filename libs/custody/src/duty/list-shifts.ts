import { and, asc, eq, gt, lt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { LAST_INSTANT } from '../fields.ts';
import { invalidField } from '../problem.ts';
import { rosterInScope } from './roster-scope.ts';
import type { Shift, ShiftQuery } from './schemas.ts';
import { selectShifts, toShifts } from './select-shifts.ts';
import { dutyShift } from './tables.ts';

const DAY_MS = 86_400_000;
const USUAL_MS = 14 * DAY_MS;
const LONGEST_MS = 100 * DAY_MS;

/** The shifts of one duty room in a period, in their order. */
export async function listShifts(
  { db, caller, now }: Context,
  { organisation = caller.organisation.code, from, to }: ShiftQuery,
): Promise<{ items: Shift[] }> {
  requireRight(caller, 'see-rosters');
  const first = from === undefined ? now : new Date(from);
  const last = new Date(to ?? Math.min(first.getTime() + USUAL_MS, LAST_INSTANT));
  if (last <= first) throw invalidField('to', 'is not after the beginning');
  if (last.getTime() - first.getTime() > LONGEST_MS) throw invalidField('to', 'is more than 100 days away');
  const rows = await selectShifts(db, caller)
    .where(
      and(
        eq(dutyShift.organisation, organisation),
        rosterInScope(caller),
        gt(dutyShift.toAt, first),
        lt(dutyShift.fromAt, last),
      ),
    )
    .orderBy(asc(dutyShift.fromAt));
  return { items: await toShifts(db, rows) };
}
