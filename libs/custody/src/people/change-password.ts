import { and, eq, ne } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { confirmPassword } from '../session/confirm-password.ts';
import { hashPassword } from '../session/password.ts';
import { session } from '../session/tables.ts';
import type { PasswordChange } from './schemas.ts';
import { person } from './tables.ts';

/** Changes the caller's own password and ends all their other sessions. */
export async function changePassword(context: Context, input: PasswordChange, address: string): Promise<void> {
  const { db, caller } = context;
  if (input.newPassword === input.currentPassword)
    throw invalidField('newPassword', 'must differ from the current one');
  await confirmPassword(context, input.currentPassword, address);
  const passwordHash = await hashPassword(input.newPassword);
  await withTransaction(db, async (tx) => {
    await tx.update(person).set({ passwordHash, mustChangePassword: false }).where(eq(person.id, caller.personId));
    await endOtherSessions(tx, caller);
    await recordAct(tx, context, { action: 'change-password', subject: { kind: 'person', id: caller.personId } });
  });
}

/** The operator's session stays: it rests on the data folder, not on the password. */
async function endOtherSessions(tx: Transaction, { personId, sessionId }: Caller): Promise<void> {
  const others = and(eq(session.personId, personId), ne(session.id, sessionId), eq(session.operator, false));
  await tx.delete(session).where(others);
}
