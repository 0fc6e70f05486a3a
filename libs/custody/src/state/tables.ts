import { sql } from 'drizzle-orm';
import { bigint, boolean, check, doublePrecision, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { bytes, changedIn, instant } from '../column-types.ts';
import { equipment } from '../register/tables.ts';

/** Whether a piece was heard, and where it was last. One row a piece, made by its first accepted message. */
export const equipmentPresence = pgTable(
  'equipment_presence',
  {
    assetCode: text('asset_code')
      .primaryKey()
      .references(() => equipment.assetCode),
    /** When the last accepted message was received. */
    lastSeenAt: instant('last_seen_at').notNull(),
    /** False after the Last Will, `status` offline or a closed connection; true after any accepted message. */
    connected: boolean('connected').notNull(),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    /** Degrees clockwise from north. */
    heading: doublePrecision('heading'),
    /** Time of the position fix. */
    positionTime: instant('position_time'),
    /** The gateway whose word about the piece counts: the one that heard it last. Null = none has since there can be several. */
    heldBy: text('held_by'),
    changedIn: changedIn(),
  },
  (table) => [index('equipment_presence_changed_in').on(table.changedIn)],
);

/** The latest value of each metric of each piece, with its own time. */
export const equipmentMetric = pgTable(
  'equipment_metric',
  {
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    metric: text('metric').notNull(),
    /** The device's own time of the reading. */
    time: instant('time').notNull(),
    /** A number, a boolean as 0 or 1, or null when the value is text or not available. */
    value: doublePrecision('value'),
    text: text('text'),
    valueType: text('value_type').notNull(),
    quality: text('quality').notNull(),
    receivedAt: instant('received_at').notNull(),
    changedIn: changedIn(),
  },
  (table) => [
    primaryKey({ columns: [table.assetCode, table.metric] }),
    check('equipment_metric_quality', sql`${table.quality} in ('good', 'outOfRange', 'notAvailable', 'unknownMetric')`),
    check('equipment_metric_value_type', sql`${table.valueType} in ('number', 'boolean', 'string')`),
  ],
);

/** What machines report as having happened: fault codes, buttons, tampering. Append only. */
export const equipmentEvent = pgTable(
  'equipment_event',
  {
    id: uuid('id').primaryKey(),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    time: instant('time').notNull(),
    receivedAt: instant('received_at').notNull(),
    code: text('code').notNull(),
    severity: text('severity').notNull(),
    state: text('state').notNull(),
    message: text('message'),
  },
  (table) => [
    index('equipment_event_asset_code_time').on(table.assetCode, table.time),
    check('equipment_event_severity', sql`${table.severity} in ('critical', 'major', 'minor', 'warning')`),
    check('equipment_event_state', sql`${table.state} in ('raised', 'cleared')`),
  ],
);

/** What was acknowledged but not accepted, whole, with the reason. */
export const quarantine = pgTable(
  'quarantine',
  {
    id: uuid('id').primaryKey(),
    receivedAt: instant('received_at').notNull(),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    topic: text('topic').notNull(),
    /** A kebab-case code. */
    reason: text('reason').notNull(),
    /** What exactly was wrong, for people. */
    detail: text('detail').notNull(),
    payload: bytes('payload').notNull(),
  },
  (table) => [index('quarantine_asset_code_id').on(table.assetCode, table.id)],
);

/** How far a gateway's log is applied to this database; written in the transaction that applies it. */
export const appliedLog = pgTable('applied_log', {
  gateway: text('gateway').primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull(),
  /** When the gateway last showed that it reaches this database, by the database's clock. */
  aliveAt: instant('alive_at').notNull().defaultNow(),
});
