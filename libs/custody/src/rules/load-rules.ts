import type { Queryable } from '#database/connection';
import type { Rule } from '#telemetry/conditions/rule';

import { alarmRule } from './tables.ts';

/** Every rule, for the gateways. */
export async function loadRules(db: Queryable): Promise<Rule[]> {
  const rows = await db.select().from(alarmRule);
  return rows.map(({ createdAt: _, version: __, changedAt, ...rule }) => ({ ...rule, changedAt: changedAt.getTime() }));
}
