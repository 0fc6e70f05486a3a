import { and, eq, gte, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';

import type { Caller } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { mentions } from '../register/mentions.ts';
import { equipment } from '../register/tables.ts';
import { custodianThen, witnessOf } from './alarm-columns.ts';
import type { AlarmFilter } from './schemas.ts';
import { alarm } from './tables.ts';

/** True where the alarm is of a piece that the caller reaches and passes the filters. */
export function matchAlarms(caller: Caller, filter: AlarmFilter): SQL | undefined {
  const { state, acknowledged, severity, family, assetCode, metric, witness, custodian, q, from, to } = filter;
  return and(
    equipmentInScope(caller),
    ifGiven(state, () => eq(alarm.active, state === 'active')),
    ifGiven(acknowledged, () => (acknowledged === 'true' ? isNotNull : isNull)(alarm.acknowledgedAt)),
    ifGiven(severity, (value) => eq(alarm.severity, value)),
    ifGiven(family, (value) => eq(equipment.family, value)),
    ifGiven(assetCode, (value) => eq(alarm.assetCode, value)),
    ifGiven(metric, (value) => eq(alarm.metric, value)),
    ifGiven(witness, (value) => (value === 'any' ? isNotNull(witnessOf) : eq(witnessOf, value))),
    ifGiven(custodian, (value) => eq(custodianThen, value)),
    ifGiven(q, mentions),
    ifGiven(from, (value) => or(eq(alarm.active, true), gte(alarm.clearedAt, new Date(value)))),
    ifGiven(to, (value) => lt(alarm.raisedAt, new Date(value))),
  );
}

function ifGiven<T>(value: T | undefined, condition: (value: T) => SQL | undefined): SQL | undefined {
  return value === undefined ? undefined : condition(value);
}
