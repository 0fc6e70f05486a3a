import { inArray } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import type { TimeSource } from '#telemetry/codec/log-entry';

import { equipment } from './tables.ts';

/** Whose clock counts for each of these pieces; those that are not in the register are left out. */
export async function loadTimeSources(db: Queryable, assetCodes: readonly string[]): Promise<Map<string, TimeSource>> {
  const rows = await db
    .select({ assetCode: equipment.assetCode, timeSource: equipment.timeSource })
    .from(equipment)
    .where(inArray(equipment.assetCode, [...assetCodes]));
  return new Map(rows.map(({ assetCode, timeSource }) => [assetCode, timeSource]));
}
