import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import type { RaisedAlarm } from '#telemetry/conditions/alarm-changes';

import { alarm } from './tables.ts';

/** Every alarm that stands, for a gateway that starts. */
export async function loadActiveAlarms(db: Queryable): Promise<RaisedAlarm[]> {
  const rows = await db.select().from(alarm).where(eq(alarm.active, true));
  return rows.map((row) => ({
    assetCode: row.assetCode,
    rule: row.rule,
    code: row.code,
    severity: row.severity,
    metric: row.metric,
    operator: row.operator,
    threshold: row.threshold,
    value: row.value,
    message: row.message,
    raisedAt: row.raisedAt.getTime(),
    receivedAt: row.receivedAt.getTime(),
    clearedAt: undefined,
  }));
}
