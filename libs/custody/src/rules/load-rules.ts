import type { Queryable } from '#database/connection';
import type { Rule } from '#telemetry/conditions/rule';

import { alarmRule } from './tables.ts';

/** Every rule, for the gateways. */
export async function loadRules(db: Queryable): Promise<Rule[]> {
  return (await db.select().from(alarmRule)).map(toWatchingRule);
}

/** A rule as the conditions judge by it. */
export function toWatchingRule({ createdAt: _, version: __, changedAt, ...rule }: typeof alarmRule.$inferSelect): Rule {
  return { ...rule, changedAt: changedAt.getTime() };
}
