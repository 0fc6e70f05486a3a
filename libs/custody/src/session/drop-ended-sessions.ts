import { and, eq, lt, or } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { dropForgottenFailures } from './failures.ts';
import { idleSince } from './idle.ts';
import { session } from './tables.ts';

/** Housekeeping: what has ended and what is forgotten need not be kept. */
export async function dropEndedSessions(db: Queryable, now: Date): Promise<void> {
  await db
    .delete(session)
    .where(
      or(
        lt(session.expiresAt, now),
        and(eq(session.operator, false), lt(session.lastUsedAt, idleSince(now.toISOString()))),
      ),
    );
  await dropForgottenFailures(db, now);
}
