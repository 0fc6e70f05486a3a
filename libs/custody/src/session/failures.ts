import { eq, inArray, lt, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';

import type { Queryable } from '#database/connection';

import { FORGOTTEN_AFTER_MS, pauseBeforeNext, type PacedSubject } from './pace.ts';
import { signInFailure } from './tables.ts';

/** The account and the address of one attempt. */
export interface Attempt {
  readonly username: string;
  readonly address: string;
}

/** How long this attempt has to wait, in ms. */
export async function pauseFor(db: Queryable, attempt: Attempt, now: Date): Promise<number> {
  const subjects = subjectsOf(attempt);
  const rows = await db
    .select()
    .from(signInFailure)
    .where(
      inArray(
        signInFailure.subject,
        subjects.map(({ key }) => key),
      ),
    );
  const pauses = subjects.map(({ kind, key }) => {
    return pauseBeforeNext(
      kind,
      rows.find((row) => row.subject.equals(key)),
      now,
    );
  });
  return Math.max(...pauses);
}

export async function noteFailure(db: Queryable, attempt: Attempt, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS).toISOString();
  await db
    .insert(signInFailure)
    .values(subjectsOf(attempt).map(({ key }) => ({ subject: key, failures: 1, lastFailedAt: now })))
    .onConflictDoUpdate({
      target: signInFailure.subject,
      set: {
        failures: sql`case when ${signInFailure.lastFailedAt} < ${forgotten}::timestamptz then 1 else ${signInFailure.failures} + 1 end`,
        lastFailedAt: now,
      },
    });
}

/** A success clears the account. The address keeps its count: an own account must not wash it. */
export async function forgetFailures(db: Queryable, attempt: Attempt): Promise<void> {
  await db.delete(signInFailure).where(eq(signInFailure.subject, keyOf('account', attempt.username.toLowerCase())));
}

export async function dropForgottenFailures(db: Queryable, now: Date): Promise<void> {
  await db.delete(signInFailure).where(lt(signInFailure.lastFailedAt, new Date(now.getTime() - FORGOTTEN_AFTER_MS)));
}

function subjectsOf(attempt: Attempt): { kind: PacedSubject; key: Buffer }[] {
  return [
    { kind: 'account', key: keyOf('account', attempt.username.toLowerCase()) },
    { kind: 'address', key: keyOf('address', attempt.address) },
  ];
}

function keyOf(kind: PacedSubject, value: string): Buffer {
  return createHash('sha256').update(`${kind}:${value}`).digest();
}
