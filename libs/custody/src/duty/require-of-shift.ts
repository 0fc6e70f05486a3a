import { and, eq, isNotNull } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { dutyMember, type dutyShift } from './tables.ts';

type Shift = Pick<typeof dutyShift.$inferSelect, 'id' | 'organisation'>;

/** Whether the caller is in the shift; where nobody of it has an account, any duty officer of the organisation is. */
export async function isOfShift(db: Queryable, caller: Caller, { id, organisation }: Shift): Promise<boolean> {
  if (caller.organisation.code !== organisation) return false;
  const named = await db
    .select({ person: dutyMember.person })
    .from(dutyMember)
    .where(and(eq(dutyMember.shift, id), isNotNull(dutyMember.person)));
  return named.length === 0 || named.some(({ person }) => person === caller.personId);
}

export async function requireOfShift(db: Queryable, caller: Caller, shift: Shift): Promise<void> {
  if (!(await isOfShift(db, caller, shift))) throw new Problem('forbidden', 'somebody of that shift signs for it');
}
