import { and, eq, ne } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import type { RaisedAlarm } from '#telemetry/conditions/alarm-changes';

import { isAmong } from '../state/columns.ts';
import { WITNESS_RULE } from '../witness/kinds.ts';
import { alarm } from './tables.ts';

/** The alarms that stand of these pieces, or, for a gateway that starts, of all; but for those that the witness keeps. */
export async function loadActiveAlarms(db: Queryable, assetCodes?: readonly string[]): Promise<RaisedAlarm[]> {
  const rows = await db
    .select()
    .from(alarm)
    .where(
      and(eq(alarm.active, true), ne(alarm.rule, WITNESS_RULE), assetCodes && isAmong(alarm.assetCode, assetCodes)),
    );
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
