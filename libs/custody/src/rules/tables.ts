import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import type { Operator, Severity } from '#telemetry/conditions/rule';

import { instant } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { equipment } from '../register/tables.ts';

/** Conditions that raise alarms, of a family or of one piece. */
export const alarmRule = pgTable(
  'alarm_rule',
  {
    id: uuid('id').primaryKey(),
    /** Whose it is: it holds for the pieces which that organisation reaches. */
    organisation: text('organisation')
      .notNull()
      .references(() => organisation.code),
    family: text('family'),
    assetCode: text('asset_code').references(() => equipment.assetCode),
    /** Null for `silent`. */
    metric: text('metric'),
    operator: text('operator').$type<Operator>().notNull(),
    threshold: doublePrecision('threshold'),
    forSeconds: integer('for_seconds'),
    hysteresis: doublePrecision('hysteresis').notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    enabled: boolean('enabled').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('alarm_rule_organisation').on(table.organisation),
    index('alarm_rule_asset_code').on(table.assetCode),
    check('alarm_rule_about', sql`(${table.family} is null) <> (${table.assetCode} is null)`),
    check('alarm_rule_operator', sql`${table.operator} in ('>', '>=', '<', '<=', '=', 'silent', 'frozen')`),
    check('alarm_rule_metric', sql`(${table.metric} is null) = (${table.operator} = 'silent')`),
    check('alarm_rule_threshold', sql`(${table.threshold} is null) = (${table.operator} in ('silent', 'frozen'))`),
    check('alarm_rule_frozen', sql`${table.operator} <> 'frozen' or ${table.forSeconds} is not null`),
    check('alarm_rule_for_seconds', sql`${table.forSeconds} between 0 and 2592000`),
    check('alarm_rule_hysteresis', sql`${table.hysteresis} >= 0`),
    check('alarm_rule_severity', sql`${table.severity} in ('critical', 'major', 'minor', 'warning')`),
  ],
);
