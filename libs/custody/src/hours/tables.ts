import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import type { Gap } from '#telemetry/hours/running-time';

import { instant } from '../column-types.ts';
import { equipment } from '../register/tables.ts';

const assetCode = () =>
  text('asset_code')
    .notNull()
    .references(() => equipment.assetCode);

/** What each piece has run, and the reading that the next one is held against. */
export const equipmentHours = pgTable(
  'equipment_hours',
  {
    assetCode: assetCode().primaryKey(),
    totalHours: doublePrecision('total_hours').notNull(),
    /** Of the machine's own meter; null without one. */
    meterHours: doublePrecision('meter_hours'),
    meterTime: instant('meter_time'),
    /** Without a meter: whether it ran at the last reading. */
    running: boolean('running'),
    runningTime: instant('running_time'),
    /** Pauses in the data that late readings may still fill; null when there is none. */
    gaps: jsonb('gaps').$type<readonly Gap[]>(),
    /** When it ran last, while that may still grow; null when nothing is open. */
    openFrom: instant('open_from'),
    openTo: instant('open_to'),
    openHours: doublePrecision('open_hours'),
  },
  (table) => [
    check('equipment_hours_meter', sql`(${table.meterHours} is null) = (${table.meterTime} is null)`),
    check(
      'equipment_hours_open',
      sql`(${table.openFrom} is null) = (${table.openHours} is null) and (${table.openFrom} is null) = (${table.openTo} is null)`,
    ),
    check('equipment_hours_running', sql`(${table.running} is null) = (${table.runningTime} is null)`),
  ],
);

/** When each piece ran: hours spread evenly over a time, mostly all of it, and less where a meter alone tells. Append only. */
export const runningStretch = pgTable(
  'running_stretch',
  {
    id: uuid('id').primaryKey(),
    assetCode: assetCode(),
    from: instant('from').notNull(),
    to: instant('to').notNull(),
    hours: doublePrecision('hours').notNull(),
  },
  (table) => [
    index('running_stretch_asset_code').on(table.assetCode, table.to),
    check('running_stretch_length', sql`${table.from} < ${table.to}`),
    check('running_stretch_hours', sql`${table.hours} > 0`),
  ],
);

/** A meter was replaced or reset. Append only. */
export const meterChange = pgTable(
  'meter_change',
  {
    id: uuid('id').primaryKey(),
    assetCode: assetCode(),
    time: instant('time').notNull(),
    readingBefore: doublePrecision('reading_before').notNull(),
    readingAfter: doublePrecision('reading_after').notNull(),
    totalHours: doublePrecision('total_hours').notNull(),
  },
  (table) => [index('meter_change_asset_code').on(table.assetCode, table.time)],
);
