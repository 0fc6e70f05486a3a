import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { invalidField } from '../problem.ts';
import { session } from '../session/tables.ts';
import { requireVersion } from '../version.ts';
import { lockPerson, toPerson } from './read-person.ts';
import type { Person, PersonChange } from './schemas.ts';
import { person } from './tables.ts';

type PersonRow = typeof person.$inferSelect;

/** Changes what a person is called, belongs to and may do, or whether they may sign in at all. */
export async function changePerson(
  context: Context,
  id: string,
  change: PersonChange,
  expectedVersion?: number,
): Promise<{ person: Person; version: number }> {
  const { db, caller } = context;
  requireRight(caller, 'change-person');
  return withTransaction(db, async (tx) => {
    const before = await lockPerson(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    if (id === caller.personId) requireHarmlessToOneself(change);
    const returns = change.active === true && before.deactivatedAt !== null;
    if (change.organisation !== undefined || returns) {
      await requireReachedStanding(tx, caller, { organisation: change.organisation ?? before.organisation });
    }
    const [row] = await tx
      .update(person)
      .set(toValues(context, before, change))
      .where(eq(person.id, id))
      .returning();
    if (!row) throw new Error('the changed row did not come back');
    if (mayDoOtherwise(before, row)) await tx.delete(session).where(eq(session.personId, id));
    await recordAct(tx, context, {
      action: 'change-person',
      subject: { kind: 'person', id },
      concerns: [before.organisation, row.organisation],
      before: toPerson(before),
      after: toPerson(row),
    });
    return { person: toPerson(row), version: row.version };
  });
}

/** Nobody raises their own rights, and the last administrator cannot lock themselves out. */
function requireHarmlessToOneself(change: PersonChange): void {
  for (const field of ['roles', 'organisation', 'active'] as const) {
    if (change[field] !== undefined) throw invalidField(field, 'of your own is changed by another administrator');
  }
}

function toValues({ now }: Context, before: PersonRow, { active, roles, ...described }: PersonChange) {
  return {
    ...described,
    ...(roles && { roles: [...new Set(roles)] }),
    ...(active !== undefined && { deactivatedAt: active ? null : (before.deactivatedAt ?? now) }),
    version: before.version + 1,
  };
}

/** Then every session ends: what somebody may do is decided when they sign in. */
function mayDoOtherwise(before: PersonRow, after: PersonRow): boolean {
  if (after.deactivatedAt !== null || after.organisation !== before.organisation) return true;
  return after.roles.toSorted().join() !== before.roles.toSorted().join();
}
