import { asc, eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { readPosition } from '../carriers/read-position.ts';
import { connectionOf, findOffered } from '../register/read-equipment.ts';
import { readActiveAlarms } from '../alarms/list-alarms.ts';
import { readRunningHours } from '../hours/load-hours.ts';
import { toMetrics } from './metric-state.ts';
import type { EquipmentState } from './schemas.ts';
import { equipmentMetric } from './tables.ts';

/** What a piece said last: each metric with its own time, where it is, whether it is heard. */
export async function readEquipmentState({ db, caller, now }: Context, assetCode: string): Promise<EquipmentState> {
  requireRight(caller, 'see-equipment');
  const row = await findOffered(db, caller, assetCode);
  const metrics = await db
    .select()
    .from(equipmentMetric)
    .where(eq(equipmentMetric.assetCode, assetCode))
    .orderBy(asc(equipmentMetric.metric));
  const runningHours = await readRunningHours(db, assetCode);
  const position = await readPosition(db, row, now);
  return {
    assetCode,
    connection: connectionOf(row, now),
    lastSeen: row.presence?.lastSeenAt.toISOString() ?? null,
    ...(position && { position }),
    metrics: await toMetrics(db, metrics),
    ...(runningHours !== undefined && { runningHours }),
    alarms: await readActiveAlarms(db, assetCode),
  };
}
