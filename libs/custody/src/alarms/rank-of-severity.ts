import { sql, type SQL } from 'drizzle-orm';

import { SEVERITIES } from '#telemetry/codec/verdict';

import { alarm } from './tables.ts';

/** From 1, the highest first. */
export function rankOfSeverity(): SQL<number> {
  return sql<number>`array_position(${sql.param([...SEVERITIES])}::text[], ${alarm.severity})`;
}
