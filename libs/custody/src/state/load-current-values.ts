import type { Database } from '#database/connection';
import type { Quality } from '#telemetry/sample';
import type { CurrentValue } from '#telemetry/state/current-values';
import { eq, notInArray } from 'drizzle-orm';

import { catalogueMetric } from '../catalogue/tables.ts';
import { isAmong } from './columns.ts';
import { toSampleValue } from './sample-value.ts';
import { appliedLog, equipmentMetric } from './tables.ts';

/** The current values of these pieces, or, for a gateway that starts, of all. */
export async function loadCurrentValues(database: Database, assetCodes?: readonly string[]): Promise<CurrentValue[]> {
  const rows = await database
    .select()
    .from(equipmentMetric)
    .where(assetCodes && isAmong(equipmentMetric.assetCode, assetCodes));
  return rows.map((row) => ({
    assetCode: row.assetCode,
    metric: row.metric,
    time: row.time.getTime(),
    receivedAt: row.receivedAt.getTime(),
    value: toSampleValue(row),
    quality: row.quality as Quality,
  }));
}

/** The names that pieces have sent and the catalogue does not have, for a gateway that starts. */
export async function loadUnknownMetrics(database: Database): Promise<{ assetCode: string; metric: string }[]> {
  return database
    .select({ assetCode: equipmentMetric.assetCode, metric: equipmentMetric.metric })
    .from(equipmentMetric)
    .where(notInArray(equipmentMetric.metric, database.select({ name: catalogueMetric.name }).from(catalogueMetric)));
}

/** How far the database has applied a gateway's log; 0 when it has not heard of it. */
export async function loadAppliedPosition(database: Database, gateway: string): Promise<number> {
  const [row] = await database.select().from(appliedLog).where(eq(appliedLog.gateway, gateway));
  return row?.position ?? 0;
}
