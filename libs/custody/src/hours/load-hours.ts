import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import type { HoursState } from '#telemetry/hours/running-hours';

import { isAmong } from '../state/columns.ts';
import { equipmentHours } from './tables.ts';

/** What these pieces have run, or, for a gateway that starts, all. */
export async function loadHours(db: Queryable, assetCodes?: readonly string[]): Promise<HoursState[]> {
  const rows = await db
    .select()
    .from(equipmentHours)
    .where(assetCodes && isAmong(equipmentHours.assetCode, assetCodes));
  return rows.map(({ assetCode, totalHours, meterHours, meterTime, running, runningTime, gaps, ...row }) => ({
    assetCode,
    totalHours,
    meter: meterHours === null || meterTime === null ? null : { hours: meterHours, time: meterTime.getTime() },
    last: running === null || runningTime === null ? null : { time: runningTime.getTime(), running },
    gaps: gaps ?? [],
    open: toOpen(row),
  }));
}

type Open = Pick<typeof equipmentHours.$inferSelect, 'openFrom' | 'openTo' | 'openHours'>;

function toOpen({ openFrom, openTo, openHours }: Open): HoursState['open'] {
  if (openFrom === null || openTo === null || openHours === null) return null;
  return { from: openFrom.getTime(), to: openTo.getTime(), hours: openHours };
}

/** What one piece has run, to a hundredth of an hour; undefined when nothing is known of it. */
export async function readRunningHours(db: Queryable, assetCode: string): Promise<number | undefined> {
  const [row] = await db.select().from(equipmentHours).where(eq(equipmentHours.assetCode, assetCode));
  return row && Math.round(row.totalHours * 100) / 100;
}
