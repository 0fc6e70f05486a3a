import { inArray, lt, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';

import type { Queryable } from '#database/connection';

import { foldUsername } from '../people/fold-username.ts';
import { FORGOTTEN_AFTER_MS, pauseBeforeNext, type PacedSubject } from './pace.ts';
import { signInFailure } from './tables.ts';

/** The account and the address of one attempt. */
export interface Attempt {
  readonly username: string;
  readonly address: string;
}

/** How this attempt is slowed down, in ms. */
export interface Pause {
  /** It is refused until then: this address has failed too often. */
  readonly refusedMs: number;
  /** It is held up so long and then looked at: others have failed at this account. */
  readonly heldMs: number;
}

export async function pauseFor(db: Queryable, attempt: Attempt, now: Date): Promise<Pause> {
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
  const pauseOf = (paced: PacedSubject) => {
    const key = subjects.find(({ kind }) => kind === paced)!.key;
    const known = rows.find((row) => row.subject.equals(key));
    return pauseBeforeNext(paced, known, now);
  };
  return { refusedMs: Math.max(pauseOf('pair'), pauseOf('address')), heldMs: pauseOf('account') };
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
  const cleared = subjectsOf(attempt).filter(({ kind }) => kind !== 'address');
  await db.delete(signInFailure).where(
    inArray(
      signInFailure.subject,
      cleared.map(({ key }) => key),
    ),
  );
}

export async function dropForgottenFailures(db: Queryable, now: Date): Promise<void> {
  await db.delete(signInFailure).where(lt(signInFailure.lastFailedAt, new Date(now.getTime() - FORGOTTEN_AFTER_MS)));
}

function subjectsOf(attempt: Attempt): { kind: PacedSubject; key: Buffer }[] {
  const [username, address] = [foldUsername(attempt.username), attempt.address];
  return [
    { kind: 'pair', key: keyOf('pair', JSON.stringify([username, address])) },
    { kind: 'account', key: keyOf('account', username) },
    { kind: 'address', key: keyOf('address', address) },
  ];
}

function keyOf(kind: PacedSubject, value: string): Buffer {
  return createHash('sha256').update(`${kind}:${value}`).digest();
}
