import { and, desc, eq, gt, or } from 'drizzle-orm';

import type { Context } from '../authorisation/caller.ts';
import type { Page } from '../page.ts';
import { idleSince } from './idle.ts';
import type { OwnSession } from './schemas.ts';
import { session } from './tables.ts';

/** Where the caller is signed in, newest first. */
export async function listSessions({ db, caller, now }: Context): Promise<Page<OwnSession>> {
  const rows = await db
    .select()
    .from(session)
    .where(
      and(
        eq(session.personId, caller.personId),
        gt(session.expiresAt, now),
        or(session.operator, gt(session.lastUsedAt, idleSince(now.toISOString()))),
      ),
    )
    .orderBy(desc(session.id));
  const items = rows.map((row) => ({
    id: row.id,
    current: row.id === caller.sessionId,
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
  return { items, nextCursor: null };
}
