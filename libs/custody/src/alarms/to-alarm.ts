import { eq, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { unitsOf, type UnitOf } from '../catalogue/units-of.ts';
import { person } from '../people/tables.ts';
import { equipment } from '../register/tables.ts';
import { organisation } from '../organisations/tables.ts';
import { alarmRule } from '../rules/tables.ts';
import { WITNESS_RULE, WITNESS_UNITS, type WitnessKind } from '../witness/kinds.ts';
import { without } from '../without.ts';
import { custodianThen, witnessOf } from './alarm-columns.ts';
import type { AlarmShape } from './schemas.ts';
import { alarm } from './tables.ts';

export interface AlarmRow {
  readonly alarm: typeof alarm.$inferSelect;
  readonly piece: AlarmShape['piece'];
  readonly acknowledgedByName: string | null;
  readonly forSeconds: number | null;
  readonly custodian: AlarmShape['custodian'];
  readonly witness: WitnessKind | null;
}

/** Alarms with what people call the piece, who acknowledged them, and what their rule says of duration. */
export function selectAlarms(db: Queryable) {
  return db
    .select({
      alarm,
      piece: { name: equipment.name, family: equipment.family },
      acknowledgedByName: person.name,
      forSeconds: alarmRule.forSeconds,
      custodian: { code: organisation.code, name: organisation.name },
      witness: witnessOf,
    })
    .from(alarm)
    .innerJoin(equipment, eq(equipment.assetCode, alarm.assetCode))
    .innerJoin(organisation, eq(organisation.code, custodianThen))
    .leftJoin(person, eq(person.id, alarm.acknowledgedBy))
    .leftJoin(alarmRule, sql`${alarmRule.id}::text = ${alarm.rule}`);
}

export async function toAlarms(db: Queryable, rows: readonly AlarmRow[]): Promise<AlarmShape[]> {
  const metrics = new Set(rows.flatMap((row) => row.alarm.metric ?? []));
  const unitOf = await unitsOf(db, [...metrics]);
  return rows.map((row) => toAlarm(row, unitOf));
}

function toAlarm({ piece, forSeconds, custodian, witness, ...row }: AlarmRow, unitOf: UnitOf): AlarmShape {
  const { active, code, acknowledgedBy, acknowledgedAt, raisedAt, clearedAt, receivedAt, ...rest } = without(
    row.alarm,
    'toldAt',
    'notice',
  );
  return {
    ...rest,
    piece,
    custodian,
    witness,
    forSeconds,
    code: code === '' || rest.rule === WITNESS_RULE ? null : code,
    unit: unitOfAlarm(row.alarm, unitOf),
    active,
    acknowledged: acknowledgedAt !== null,
    raisedAt: raisedAt.toISOString(),
    clearedAt: clearedAt?.toISOString() ?? null,
    receivedAt: receivedAt.toISOString(),
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: acknowledgedBy === null ? null : { id: acknowledgedBy, name: row.acknowledgedByName ?? '' },
  };
}

function unitOfAlarm({ rule, code, metric }: AlarmRow['alarm'], unitOf: UnitOf): string | null {
  if (rule === WITNESS_RULE) return WITNESS_UNITS[code as WitnessKind];
  return metric === null ? null : unitOf(metric);
}
