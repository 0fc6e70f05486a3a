import { sql, type SQL } from 'drizzle-orm';
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
  type AnyPgColumn,
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

type Columns = Record<'toldAt' | 'active' | 'acknowledgedAt' | 'rule' | 'severity' | 'code', AnyPgColumn>;

/** What machines tell against their custodian, and what is critical or major, while it stands and nobody has seen it. */
export function isToBeTold({ toldAt, active, acknowledgedAt, rule, severity, code }: Columns): SQL {
  return sql`${toldAt} is null and ${active} and ${acknowledgedAt} is null
    and (${severity} in ('critical', 'major') or ${rule} = 'witness' or ${rule} = 'device' and ${code} ~* 'tamper')`;
}

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
    /** When who keeps the piece was told of it, or it was found to be told already. */
    toldAt: instant('told_at'),
    /** The notice that tells of it, by the id that it has in the outbox from the first. */
    notice: uuid('notice'),
  },
  (table) => [
    // One alarm is one alarm, whoever raises it.
    uniqueIndex('alarm_active')
      .on(table.assetCode, table.rule, table.code)
      .where(sql`${table.active}`),
    index('alarm_asset_code').on(table.assetCode, table.id),
    index('alarm_to_be_told').on(table.id).where(isToBeTold(table)),
    index('alarm_notice')
      .on(table.notice)
      .where(sql`${table.notice} is not null`),
    check('alarm_cleared', sql`${table.active} = (${table.clearedAt} is null)`),
    check('alarm_acknowledged', sql`(${table.acknowledgedAt} is null) = (${table.acknowledgedBy} is null)`),
    check('alarm_code', sql`(${table.rule} in ('device', 'witness')) = (${table.code} <> '')`),
    check('alarm_severity', sql`${table.severity} in ('critical', 'major', 'minor', 'warning')`),
  ],
);
