import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Database } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { recordRefusal } from '../audit/record-refusal.ts';
import { organisation } from '../organisations/tables.ts';
import { foldUsername } from '../people/fold-username.ts';
import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { forgetFailures, noteFailure, pauseFor } from './failures.ts';
import { verifyNothing, verifyPassword } from './password.ts';
import { session } from './tables.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { toCaller } from './resolve-session.ts';
import { hashToken, newToken } from './tokens.ts';

const HOUR_MS = 3_600_000;

export interface SignIn {
  readonly username: string;
  readonly password: string;
  /** Where the attempt comes from. */
  readonly address: string;
  /** Holds the attempt up. */
  readonly wait: (ms: number) => Promise<unknown>;
}

export interface SignedIn {
  readonly token: string;
  readonly expiresAt: Date;
  readonly mustChangePassword: boolean;
}

/** Opens a session. An unknown account, a wrong password and an account without one answer alike and take as long. */
export async function signIn(db: Database, input: SignIn, now: Date): Promise<SignedIn> {
  const { refusedMs, heldMs } = await pauseFor(db, input, now);
  if (refusedMs > 0) {
    const retryAfterSeconds = Math.ceil(refusedMs / 1000);
    throw new Problem('rate-limited', `too many attempts: try again in ${retryAfterSeconds} s`, { retryAfterSeconds });
  }
  if (heldMs > 0) await input.wait(heldMs);
  const found = await findAccount(db, input.username);
  const correct = found?.person.passwordHash
    ? await verifyPassword(input.password, found.person.passwordHash)
    : await verifyNothing(input.password);
  if (!found || !correct || found.person.deactivatedAt) {
    await noteFailure(db, input, now);
    await recordFailure(db, input, found, now);
    throw new Problem('invalid-credentials', 'the username or the password is wrong');
  }
  return openSession(db, input, found, now);
}

interface Account {
  readonly person: typeof person.$inferSelect;
  readonly organisation: typeof organisation.$inferSelect;
}

async function findAccount(db: Database, username: string): Promise<Account | undefined> {
  const [found] = await db
    .select({ person, organisation })
    .from(person)
    .innerJoin(organisation, eq(organisation.code, person.organisation))
    .where(sql`lower(${person.username}) = ${foldUsername(username)}`);
  return found;
}

/** A name that is no account is not kept: it may be a password, typed into the wrong field. */
async function recordFailure(db: Database, { address }: SignIn, found: Account | undefined, now: Date): Promise<void> {
  const caller = found && toCaller({ ...found, sessionId: '' });
  await recordRefusal(db, { caller, address, action: 'sign-in', reason: 'invalid-credentials', count: 1 }, now);
}

async function openSession(db: Database, input: SignIn, account: Account, now: Date): Promise<SignedIn> {
  const token = newToken();
  const sessionId = uuidv7();
  const { sessionHours } = (await loadSettings(db)).settings;
  const expiresAt = new Date(now.getTime() + sessionHours * HOUR_MS);
  const { id: personId, mustChangePassword } = account.person;
  await withTransaction(db, async (tx) => {
    await forgetFailures(tx, input);
    await tx.insert(session).values({
      id: sessionId,
      tokenHash: hashToken(token),
      personId,
      createdAt: now,
      lastUsedAt: now,
      expiresAt,
      address: input.address,
    });
    const context = { caller: toCaller({ ...account, sessionId }), now, address: input.address };
    await recordAct(tx, context, { action: 'sign-in', subject: { kind: 'session', id: sessionId } });
  });
  return { token, expiresAt, mustChangePassword };
}
