import { eq } from 'drizzle-orm';

import type { Context } from '../authorisation/caller.ts';
import { session } from './tables.ts';

/** Ends the caller's session. */
export async function signOut({ db, caller }: Context): Promise<void> {
  await db.delete(session).where(eq(session.id, caller.sessionId));
}
