import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { hashPassword } from '../session/password.ts';
import { session } from '../session/tables.ts';
import { lockPerson } from './read-person.ts';
import type { PasswordReset } from './schemas.ts';
import { person } from './tables.ts';

/** Gives somebody a password that they must change at once, and ends all their sessions. */
export async function resetPassword(context: Context, id: string, { password }: PasswordReset): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'reset-password');
  if (id === caller.personId) throw invalidField('password', 'of your own is changed by PUT /api/v1/me/password');
  const passwordHash = await hashPassword(password);
  await withTransaction(db, async (tx) => {
    const before = await lockPerson(tx, caller, id);
    await tx
      .update(person)
      .set({ passwordHash, mustChangePassword: true, version: before.version + 1 })
      .where(eq(person.id, id));
    await tx.delete(session).where(eq(session.personId, id));
    await recordAct(tx, context, {
      action: 'reset-password',
      subject: { kind: 'person', id },
      concerns: [before.organisation],
      after: { mustChange: true },
    });
  });
}
