import { and, asc, eq, gt, inArray, lte, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { maySeeTelephones } from './roster-scope.ts';
import type { Shift } from './schemas.ts';
import { dutyMember, dutyRoster, dutyShift } from './tables.ts';

export interface ShiftRow {
  readonly shift: typeof dutyShift.$inferSelect;
  readonly showsTelephones: boolean;
}

export function selectShifts(db: Queryable, caller: Caller) {
  return db
    .select({ shift: dutyShift, showsTelephones: maySeeTelephones(caller) })
    .from(dutyShift)
    .innerJoin(dutyRoster, eq(dutyRoster.organisation, dutyShift.organisation))
    .$dynamic();
}

/** The shift that a moment lies in. */
export function holdsAt(moment: Date): SQL | undefined {
  return and(lte(dutyShift.fromAt, moment), gt(dutyShift.toAt, moment));
}

/** With those who are in them, in the order in which they were written. */
export async function toShifts(db: Queryable, rows: readonly ShiftRow[]): Promise<Shift[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ shift }) => shift.id);
  const members = await db
    .select()
    .from(dutyMember)
    .where(inArray(dutyMember.shift, ids))
    .orderBy(asc(sql`${dutyMember.place}`));
  const byShift = Map.groupBy(members, (member) => member.shift);
  return rows.map(({ shift, showsTelephones }) => ({
    id: shift.id,
    organisation: shift.organisation,
    from: shift.fromAt.toISOString(),
    to: shift.toAt.toISOString(),
    members: (byShift.get(shift.id) ?? []).map((member) => ({
      function: member.function,
      person: member.person,
      name: member.name,
      telephone: showsTelephones ? member.telephone : null,
    })),
  }));
}
