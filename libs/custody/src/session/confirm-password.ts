import { eq } from 'drizzle-orm';

import type { Context } from '../authorisation/caller.ts';
import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { noteFailure, pauseFor } from './failures.ts';
import { verifyPassword } from './password.ts';

/**
 * Whether it is really the caller: their password, entered again. A stolen session must not be a way to guess it faster
 * than signing in is. Outside every transaction, so that a failure stays noted.
 */
export async function confirmPassword({ db, caller, now }: Context, password: string, address: string): Promise<void> {
  const attempt = { username: caller.username, address };
  const { refusedMs } = await pauseFor(db, attempt, now);
  if (refusedMs > 0) {
    throw new Problem('rate-limited', 'too many attempts', { retryAfterSeconds: Math.ceil(refusedMs / 1000) });
  }
  const [row] = await db.select().from(person).where(eq(person.id, caller.personId));
  if (row?.passwordHash && (await verifyPassword(password, row.passwordHash))) return;
  await noteFailure(db, attempt, now);
  throw new Problem('invalid-credentials', 'the current password is wrong');
}
