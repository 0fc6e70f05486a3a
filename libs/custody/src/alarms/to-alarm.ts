import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { unitsOf, type UnitOf } from '../catalogue/units-of.ts';
import { person } from '../people/tables.ts';
import type { AlarmShape } from './schemas.ts';
import { alarm } from './tables.ts';

export interface AlarmRow {
  readonly alarm: typeof alarm.$inferSelect;
  readonly acknowledgedByName: string | null;
}

/** Alarms with the name of who acknowledged them. */
export function selectAlarms(db: Queryable) {
  return db
    .select({ alarm, acknowledgedByName: person.name })
    .from(alarm)
    .leftJoin(person, eq(person.id, alarm.acknowledgedBy));
}

export async function toAlarms(db: Queryable, rows: readonly AlarmRow[]): Promise<AlarmShape[]> {
  const metrics = new Set(rows.flatMap((row) => row.alarm.metric ?? []));
  const unitOf = await unitsOf(db, [...metrics]);
  return rows.map((row) => toAlarm(row, unitOf));
}

function toAlarm(row: AlarmRow, unitOf: UnitOf): AlarmShape {
  const { active, code, acknowledgedBy, acknowledgedAt, raisedAt, clearedAt, receivedAt, ...rest } = row.alarm;
  return {
    ...rest,
    code: code === '' ? null : code,
    unit: rest.metric === null ? null : unitOf(rest.metric),
    active,
    acknowledged: acknowledgedAt !== null,
    raisedAt: raisedAt.toISOString(),
    clearedAt: clearedAt?.toISOString() ?? null,
    receivedAt: receivedAt.toISOString(),
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: acknowledgedBy === null ? null : { id: acknowledgedBy, name: row.acknowledgedByName ?? '' },
  };
}
