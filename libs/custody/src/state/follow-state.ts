import { and, eq, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { equipment } from '../register/tables.ts';
import { readWatermark, type Watermark } from '../watermark.ts';
import { equipmentMetric, equipmentPresence } from './tables.ts';

/** What is known of a piece and whose it is, as a follower sees it. */
export interface FollowedPiece {
  readonly assetCode: string;
  readonly name: string;
  readonly family: string;
  readonly organisations: readonly string[];
  readonly retired: boolean;
  readonly reportingIntervalSeconds: number;
  readonly lastSeenAt: Date | null;
  readonly connected: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly heading: number | null;
  readonly positionTime: Date | null;
  /** The transactions that last wrote it: a row seen twice at the same one is the same. */
  readonly changedIn: string;
}

const changedIn = sql<string>`${equipment.changedIn}::text || ':' || coalesce(${equipmentPresence.changedIn}::text, '')`;

/**
 * The pieces that changed since the watermark, and the next one. The watermark is read before the rows, so that a
 * transaction still open then is looked at again; a row may come twice, none is missed, in any order of commits.
 */
export async function followState(
  db: Queryable,
  since: Watermark,
): Promise<{ pieces: FollowedPiece[]; watermark: Watermark }> {
  const watermark = await readWatermark(db);
  const rows = await db
    .select({ entry: equipment, presence: equipmentPresence, changedIn })
    .from(equipment)
    .leftJoin(equipmentPresence, eq(equipmentPresence.assetCode, equipment.assetCode))
    .where(
      sql`${equipment.assetCode} in (
        select asset_code from ${equipment} where changed_in >= ${since}::xid8
        union select asset_code from ${equipmentPresence} where changed_in >= ${since}::xid8)`,
    );
  const pieces = rows.map(({ entry, presence, changedIn }): FollowedPiece => ({
    assetCode: entry.assetCode,
    name: entry.name,
    family: entry.family,
    organisations: [entry.owner, entry.hostUnit, entry.custodian],
    retired: entry.retiredAt !== null,
    reportingIntervalSeconds: entry.reportingIntervalSeconds,
    lastSeenAt: presence?.lastSeenAt ?? null,
    connected: presence?.connected ?? false,
    latitude: presence?.latitude ?? null,
    longitude: presence?.longitude ?? null,
    heading: presence?.heading ?? null,
    positionTime: presence?.positionTime ?? null,
    changedIn,
  }));
  return { pieces, watermark };
}

/** The metrics of one piece that changed since the watermark, and the next one; as `followState`. */
export async function followMetrics(
  db: Queryable,
  assetCode: string,
  since: Watermark,
): Promise<{ metrics: (typeof equipmentMetric.$inferSelect)[]; watermark: Watermark }> {
  const watermark = await readWatermark(db);
  const metrics = await db
    .select()
    .from(equipmentMetric)
    .where(and(eq(equipmentMetric.assetCode, assetCode), sql`${equipmentMetric.changedIn} >= ${since}::xid8`));
  return { metrics, watermark };
}
