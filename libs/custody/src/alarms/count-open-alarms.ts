import { and, eq, gte, lte, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { SEVERITIES } from '#telemetry/codec/verdict';

import type { OpenAlarms } from './schemas.ts';
import { alarm } from './tables.ts';

interface Codes {
  readonly from: string;
  readonly to: string;
}

/** How many alarms stand on each piece between two asset codes, and the highest severity: for lists and the map. */
export async function countOpenAlarms(db: Queryable, codes?: Codes): Promise<Map<string, OpenAlarms>> {
  const rows = await db
    .select({
      assetCode: alarm.assetCode,
      count: sql<number>`count(*)::int`,
      unacknowledged: sql<number>`count(*) filter (where ${alarm.acknowledgedAt} is null)::int`,
      rank: sql<number>`min(${rankOfSeverity()})`,
    })
    .from(alarm)
    .where(
      and(eq(alarm.active, true), codes && gte(alarm.assetCode, codes.from), codes && lte(alarm.assetCode, codes.to)),
    )
    .groupBy(alarm.assetCode);
  return new Map(
    rows.map(({ assetCode, count, unacknowledged, rank }) => [
      assetCode,
      { count, unacknowledged, severity: SEVERITIES[rank - 1] ?? 'warning' },
    ]),
  );
}

/** From 1, the highest first. */
function rankOfSeverity(): SQL<number> {
  return sql<number>`array_position(${sql.param([...SEVERITIES])}::text[], ${alarm.severity})`;
}
