import { and, eq, lt, or } from 'drizzle-orm';

import type { Database } from '#database/connection';
import { outbox } from '#database/outbox/tables';

import { SHORTEST_AUDIT_RETENTION_DAYS } from '../settings/schemas.ts';
import { WEBHOOK_CHANNEL } from './kinds.ts';

const DAY_MS = 86_400_000;
const DELIVERED_KEPT_MS = 30 * DAY_MS;
/** As long as the audit trail at least: what was given up stays to be seen. */
const FAILED_KEPT_MS = SHORTEST_AUDIT_RETENTION_DAYS * DAY_MS;

/** Housekeeping. */
export async function dropOldDeliveries(db: Database, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const isOver = or(lt(outbox.deliveredAt, before(DELIVERED_KEPT_MS)), lt(outbox.failedAt, before(FAILED_KEPT_MS)));
  await db.delete(outbox).where(and(eq(outbox.channel, WEBHOOK_CHANNEL), isOver));
}
