import { and, eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Database } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { FIRST_ADMINISTRATOR } from '../bootstrap.ts';
import { person } from '../people/tables.ts';
import { session } from './tables.ts';
import { hashToken, newToken } from './tokens.ts';

/** Longer than any server runs; the next start ends it. */
const LIFETIME_MS = 366 * 86_400_000;

/**
 * A session of the first administrator for the command line of this machine, in place of the one of the last start: of
 * all of them, or of the one with this token, where several machines have their own. Whoever can read the data folder
 * could do more than its token allows.
 */
export async function openOperatorSession(db: Database, now: Date, replaced: string = 'all'): Promise<string> {
  const token = newToken();
  const isReplaced = replaced === 'all' ? undefined : eq(session.tokenHash, hashToken(replaced));
  await withTransaction(db, async (tx) => {
    const [administrator] = await tx
      .select()
      .from(person)
      .where(eq(sql`lower(${person.username})`, FIRST_ADMINISTRATOR));
    if (!administrator) throw new Error('the first administrator has not been made');
    await tx.delete(session).where(and(eq(session.personId, administrator.id), session.operator, isReplaced));
    await tx.insert(session).values({
      id: uuidv7(),
      tokenHash: hashToken(token),
      personId: administrator.id,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
      operator: true,
    });
  });
  return token;
}
