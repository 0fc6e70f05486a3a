import { and, eq, lt, or } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { dropForgottenFailures } from './failures.ts';
import { session } from './tables.ts';
import { IDLE_MS } from './tokens.ts';

/** Housekeeping: what has ended and what is forgotten need not be kept. */
export async function dropEndedSessions(db: Queryable, now: Date): Promise<void> {
  const idleSince = new Date(now.getTime() - IDLE_MS);
  await db
    .delete(session)
    .where(or(lt(session.expiresAt, now), and(eq(session.operator, false), lt(session.lastUsedAt, idleSince))));
  await dropForgottenFailures(db, now);
}
