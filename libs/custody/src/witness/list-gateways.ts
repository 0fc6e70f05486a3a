import { sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { appliedLog } from '../state/tables.ts';

const GONE_AFTER_SECONDS = 60;

/** The gateways that have shown themselves lately, by the database's clock. */
export async function listGateways(db: Queryable): Promise<string[]> {
  const rows = await db
    .select({ gateway: appliedLog.gateway })
    .from(appliedLog)
    .where(sql`${appliedLog.aliveAt} > now() - make_interval(secs => ${GONE_AFTER_SECONDS}::int)`);
  return rows.map(({ gateway }) => gateway);
}
