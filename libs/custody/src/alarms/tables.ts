import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import type { Operator, Severity } from '#telemetry/conditions/rule';

import { instant } from '../column-types.ts';
import { person } from '../people/tables.ts';
import { equipment } from '../register/tables.ts';

/** Since when a value is beyond its threshold that has to be so for longer before somebody is told. */
export const pendingCondition = pgTable(
  'pending_condition',
  {
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    /** Id of the rule, which may be gone by now. */
    rule: text('rule').notNull(),
    /** Device time. */
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.assetCode, table.rule] })],
);

/** What was raised, with what raised it as it stood then. Two axes: active or cleared, acknowledged or not. */
export const alarm = pgTable(
  'alarm',
  {
    id: uuid('id').primaryKey(),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    /** Id of the rule, which may be gone by now; `device` for what the machine itself reports; `witness` for what it tells against its custodian. */
    rule: text('rule').notNull(),
    /** The machine's own code, or what the witness tells; empty for a rule. */
    code: text('code').notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    metric: text('metric'),
    operator: text('operator').$type<Operator>(),
    threshold: doublePrecision('threshold'),
    /** The value that raised it. */
    value: doublePrecision('value'),
    message: text('message'),
    active: boolean('active').notNull(),
    /** Device time, and for silence server time. */
    raisedAt: instant('raised_at').notNull(),
    clearedAt: instant('cleared_at'),
    receivedAt: instant('received_at').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: uuid('acknowledged_by').references(() => person.id),
    remark: text('remark'),
  },
  (table) => [
    // One alarm is one alarm, whoever raises it.
    uniqueIndex('alarm_active')
      .on(table.assetCode, table.rule, table.code)
      .where(sql`${table.active}`),
    index('alarm_asset_code').on(table.assetCode, table.id),
    check('alarm_cleared', sql`${table.active} = (${table.clearedAt} is null)`),
    check('alarm_acknowledged', sql`(${table.acknowledgedAt} is null) = (${table.acknowledgedBy} is null)`),
    check('alarm_code', sql`(${table.rule} in ('device', 'witness')) = (${table.code} <> '')`),
    check('alarm_severity', sql`${table.severity} in ('critical', 'major', 'minor', 'warning')`),
  ],
);
