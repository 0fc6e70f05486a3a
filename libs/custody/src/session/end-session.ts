import { and, eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { session } from './tables.ts';

/** Ends one of the caller's own sessions, such as one left open elsewhere. */
export async function endSession(context: Context, id: string): Promise<void> {
  const { db, caller } = context;
  await withTransaction(db, async (tx) => {
    const ended = await tx
      .delete(session)
      .where(and(eq(session.id, id), eq(session.personId, caller.personId)))
      .returning({ id: session.id });
    if (ended.length === 0) throw new Problem('not-found', `you have no session ${id}`);
    await recordAct(tx, context, { action: 'end-session', subject: { kind: 'session', id } });
  });
}
