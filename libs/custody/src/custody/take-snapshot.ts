import { asc, eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { compare } from '#telemetry/conditions/compare';

import { readActiveAlarms } from '../alarms/list-alarms.ts';
import { findStandardFamily } from '../catalogue/stored-family.ts';
import { equipmentHours } from '../hours/tables.ts';
import { connectionOf, type EquipmentRow } from '../register/read-equipment.ts';
import { toPosition } from '../register/to-position.ts';
import { toMetrics } from '../state/metric-state.ts';
import { equipmentMetric } from '../state/tables.ts';
import type { TelemetrySnapshot } from './schemas.ts';

/** What a handover is held against beside position, hours and alarms. */
const WITNESSED = [
  'fuelRemainingRatio',
  'batteryChargeRatio',
  'batteryVoltage',
  'cumulativeOperatingHours',
  'operatingState',
];
const MISSED_REPORTS = 3;
const SHORTEST_SILENCE_MS = 60_000;

type Reading = typeof equipmentMetric.$inferSelect;

/** What the machine itself has said by now, each with its own time. */
export async function takeSnapshot(db: Queryable, row: EquipmentRow, now: Date): Promise<TelemetrySnapshot> {
  const { assetCode } = row.entry;
  const readings = await db
    .select()
    .from(equipmentMetric)
    .where(eq(equipmentMetric.assetCode, assetCode))
    .orderBy(asc(equipmentMetric.metric));
  const position = row.presence && toPosition(row.presence);
  const running = judgeRunning(row, readings, now);
  const witness = findStandardFamily(row.entry.family)?.runningWhen?.metric;
  const shown = readings.filter(({ metric }) => WITNESSED.includes(metric) || metric === witness);
  return {
    takenAt: now.toISOString(),
    connection: connectionOf(row, now),
    lastSeen: row.presence?.lastSeenAt.toISOString() ?? null,
    ...(position && { position }),
    ...(await readHours(db, assetCode)),
    ...(running && { running }),
    metrics: { ...(await toMetrics(db, shown)) },
    alarms: await readStanding(db, assetCode),
  };
}

async function readHours(db: Queryable, assetCode: string) {
  const [hours] = await db.select().from(equipmentHours).where(eq(equipmentHours.assetCode, assetCode));
  if (!hours) return {};
  const time = hours.meterTime ?? hours.runningTime;
  const runningHours = Math.round(hours.totalHours * 100) / 100;
  return { runningHours, ...(time && { runningHoursTime: time.toISOString() }) };
}

/** A reading of an hour ago does not say whether the machine runs now. */
function judgeRunning({ entry }: EquipmentRow, readings: readonly Reading[], now: Date) {
  const condition = findStandardFamily(entry.family)?.runningWhen;
  const reading = condition && readings.find(({ metric }) => metric === condition.metric);
  if (!reading || reading.quality !== 'good' || reading.value === null) return undefined;
  const freshMs = Math.max(SHORTEST_SILENCE_MS, MISSED_REPORTS * entry.reportingIntervalSeconds * 1_000);
  if (now.getTime() - reading.time.getTime() > freshMs) return undefined;
  const value = compare(reading.value, condition.operator, condition.threshold, 0);
  return { value, time: reading.time.toISOString() };
}

async function readStanding(db: Queryable, assetCode: string): Promise<TelemetrySnapshot['alarms']> {
  const standing = await readActiveAlarms(db, assetCode);
  return standing.map(({ id, rule, code, witness, severity, metric, value, message, raisedAt }) => ({
    ...{ id, rule, code: code ?? witness, severity, metric, value, message, raisedAt },
  }));
}
