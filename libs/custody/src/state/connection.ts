import { sql, type SQL } from 'drizzle-orm';

import { equipment } from '../register/tables.ts';
import { equipmentPresence } from './tables.ts';

export const CONNECTIONS = ['online', 'silent', 'offline', 'never'] as const;
export type Connection = (typeof CONNECTIONS)[number];

/** What the connection of a piece is judged by. */
interface ConnectionEvidence {
  /** When the last accepted message was received; null when there was none. */
  readonly lastSeenAt: Date | null;
  readonly connected: boolean;
  readonly reportingIntervalSeconds: number;
}

/** Silence shorter than this says nothing, however often a piece reports. */
const SHORTEST_SILENCE_SECONDS = 60;
const MISSED_REPORTS = 3;

/** Whether a piece is heard, said goodbye, fell silent, or was never heard at all. */
export function judgeConnection(evidence: ConnectionEvidence, now: Date): Connection {
  const { lastSeenAt, connected, reportingIntervalSeconds } = evidence;
  if (!lastSeenAt) return 'never';
  if (!connected) return 'offline';
  return now.getTime() > silentAfter(lastSeenAt, reportingIntervalSeconds) ? 'silent' : 'online';
}

/** The time after which a piece that is not heard again is silent, ms since the epoch. */
function silentAfter(lastSeenAt: Date, reportingIntervalSeconds: number): number {
  return lastSeenAt.getTime() + 1000 * Math.max(SHORTEST_SILENCE_SECONDS, MISSED_REPORTS * reportingIntervalSeconds);
}

/** The same rule where the database filters by it; a test holds the two together. */
export function connectionSql(now: Date): SQL<Connection> {
  const silence = sql`make_interval(secs => greatest(${SHORTEST_SILENCE_SECONDS}::int, ${MISSED_REPORTS}::int * ${equipment.reportingIntervalSeconds}))`;
  return sql<Connection>`case
    when ${equipmentPresence.lastSeenAt} is null then 'never'
    when not ${equipmentPresence.connected} then 'offline'
    when ${now.toISOString()}::timestamptz > ${equipmentPresence.lastSeenAt} + ${silence} then 'silent'
    else 'online' end`;
}
