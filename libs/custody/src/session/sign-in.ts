import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Database } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { forgetFailures, noteFailure, pauseFor } from './failures.ts';
import { verifyNothing, verifyPassword } from './password.ts';
import { session } from './tables.ts';
import { ABSOLUTE_MS, hashToken, newToken } from './tokens.ts';

export interface SignIn {
  readonly username: string;
  readonly password: string;
  /** Where the attempt comes from. */
  readonly address: string;
}

export interface SignedIn {
  readonly token: string;
  readonly expiresAt: Date;
  readonly mustChangePassword: boolean;
}

/** Opens a session. An unknown account, a wrong password and an account without one answer alike and take as long. */
export async function signIn(db: Database, input: SignIn, now: Date): Promise<SignedIn> {
  const pauseMs = await pauseFor(db, input, now);
  if (pauseMs > 0) {
    const retryAfterSeconds = Math.ceil(pauseMs / 1000);
    throw new Problem('rate-limited', `too many attempts: try again in ${retryAfterSeconds} s`, { retryAfterSeconds });
  }
  const [found] = await db
    .select()
    .from(person)
    .where(sql`lower(${person.username}) = lower(${input.username})`);
  const correct = found?.passwordHash
    ? await verifyPassword(input.password, found.passwordHash)
    : await verifyNothing(input.password);
  if (!found || !correct) {
    await noteFailure(db, input, now);
    throw new Problem('invalid-credentials', 'the username or the password is wrong');
  }
  return openSession(db, input, found, now);
}

async function openSession(
  db: Database,
  input: SignIn,
  { id: personId, mustChangePassword }: typeof person.$inferSelect,
  now: Date,
): Promise<SignedIn> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + ABSOLUTE_MS);
  await withTransaction(db, async (tx) => {
    await forgetFailures(tx, input);
    await tx.insert(session).values({
      id: uuidv7(),
      tokenHash: hashToken(token),
      personId,
      createdAt: now,
      lastUsedAt: now,
      expiresAt,
    });
  });
  return { token, expiresAt, mustChangePassword };
}
