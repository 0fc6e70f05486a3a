import type { Database } from '#database/connection';
import type { Quality } from '#telemetry/sample';
import type { CurrentValue } from '#telemetry/state/current-values';
import { eq } from 'drizzle-orm';

import { toSampleValue } from './sample-value.ts';
import { appliedLog, equipmentMetric } from './tables.ts';

/** Every current value, for a gateway that starts. */
export async function loadCurrentValues(database: Database): Promise<CurrentValue[]> {
  const rows = await database.select().from(equipmentMetric);
  return rows.map((row) => ({
    assetCode: row.assetCode,
    metric: row.metric,
    time: row.time.getTime(),
    receivedAt: row.receivedAt.getTime(),
    value: toSampleValue(row),
    quality: row.quality as Quality,
  }));
}

/** The names that pieces have sent and the database has a value of. */
export async function loadKnownMetrics(database: Database): Promise<{ assetCode: string; metric: string }[]> {
  return database
    .select({ assetCode: equipmentMetric.assetCode, metric: equipmentMetric.metric })
    .from(equipmentMetric);
}

/** How far the database has applied a gateway's log; 0 when it has not heard of it. */
export async function loadAppliedPosition(database: Database, gateway: string): Promise<number> {
  const [row] = await database.select().from(appliedLog).where(eq(appliedLog.gateway, gateway));
  return row?.position ?? 0;
}
