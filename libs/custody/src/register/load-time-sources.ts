import { and, inArray, isNull } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import type { TimeSource } from '#telemetry/codec/log-entry';

import { equipment } from './tables.ts';

/** Whose clock counts for each of these pieces; those that are not in the register, or no more, are left out. */
export async function loadTimeSources(db: Queryable, assetCodes: readonly string[]): Promise<Map<string, TimeSource>> {
  const rows = await db
    .select({ assetCode: equipment.assetCode, timeSource: equipment.timeSource })
    .from(equipment)
    .where(and(inArray(equipment.assetCode, [...assetCodes]), isNull(equipment.retiredAt)));
  return new Map(rows.map(({ assetCode, timeSource }) => [assetCode, timeSource]));
}
