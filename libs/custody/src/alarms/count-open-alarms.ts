import { and, eq, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { SEVERITIES } from '#telemetry/codec/verdict';

import { rankOfSeverity } from './rank-of-severity.ts';
import type { OpenAlarms } from './schemas.ts';
import { alarm } from './tables.ts';

/** How many alarms stand on each piece, or on each of those that are meant, and the highest severity. */
export async function countOpenAlarms(db: Queryable, of?: SQL): Promise<Map<string, OpenAlarms>> {
  const rows = await db
    .select({
      assetCode: alarm.assetCode,
      count: sql<number>`count(*)::int`,
      unacknowledged: sql<number>`count(*) filter (where ${alarm.acknowledgedAt} is null)::int`,
      rank: sql<number>`min(${rankOfSeverity()})`,
    })
    .from(alarm)
    .where(and(eq(alarm.active, true), of))
    .groupBy(alarm.assetCode);
  return new Map(
    rows.map(({ assetCode, count, unacknowledged, rank }) => [
      assetCode,
      { count, unacknowledged, severity: SEVERITIES[rank - 1] ?? 'warning' },
    ]),
  );
}
