import { sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

export const RULES_CHANNEL = 'muster_rules';

/** Wakes the gateways once the transaction has committed: rules, or what they watch, have changed. It carries nothing. */
export async function wakeGateways(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_notify(${RULES_CHANNEL}, '')`);
}
