import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import type { Context } from '../authorisation/caller.ts';
import { session } from './tables.ts';

/** Ends the caller's session. */
export async function signOut(context: Context): Promise<void> {
  const { db, caller } = context;
  await withTransaction(db, async (tx) => {
    await tx.delete(session).where(eq(session.id, caller.sessionId));
    await recordAct(tx, context, { action: 'sign-out', subject: { kind: 'session', id: caller.sessionId } });
  });
}
