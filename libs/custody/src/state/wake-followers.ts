import type { Transaction } from '#database/connection';
import { sql } from 'drizzle-orm';

export const STATE_CHANNEL = 'muster_state';

/** Wakes whoever follows the state once the transaction has committed; it carries nothing. */
export async function wakeFollowers(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_notify(${STATE_CHANNEL}, '')`);
}
