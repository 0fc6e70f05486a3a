import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { bytes, changedIn, instant } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { site } from '../sites/tables.ts';

const organisationCode = (name: string) => text(name).references(() => organisation.code);

/** The register: what there is, whose it is, where it belongs. */
export const equipment = pgTable(
  'equipment',
  {
    assetCode: text('asset_code').primaryKey(),
    name: text('name').notNull(),
    family: text('family').notNull(),
    hostUnit: organisationCode('host_unit').notNull(),
    owner: organisationCode('owner').notNull(),
    custodian: organisationCode('custodian').notNull(),
    homeLatitude: doublePrecision('home_latitude'),
    homeLongitude: doublePrecision('home_longitude'),
    homeSite: uuid('home_site').references(() => site.id),
    /** How often the piece promises to be heard; silence is measured against it. */
    reportingIntervalSeconds: integer('reporting_interval_seconds').notNull(),
    capabilities: jsonb('capabilities').$type<Record<string, string | number | boolean>>().notNull(),
    /** `server` for a piece whose clock is dead: the time of receipt counts. */
    timeSource: text('time_source').$type<'device' | 'server'>().notNull(),
    /** No radio reaches it: it is never silent. */
    underground: boolean('underground').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
    changedIn: changedIn(),
  },
  (table) => [
    index('equipment_host_unit').on(table.hostUnit),
    index('equipment_owner').on(table.owner),
    index('equipment_custodian').on(table.custodian),
    index('equipment_home_site').on(table.homeSite),
    index('equipment_changed_in').on(table.changedIn),
    check('equipment_asset_code', sql`${table.assetCode} ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'`),
    check('equipment_time_source', sql`${table.timeSource} in ('device', 'server')`),
    check('equipment_reporting_interval', sql`${table.reportingIntervalSeconds} between 1 and 86400`),
    check('equipment_home_base', sql`(${table.homeLatitude} is null) = (${table.homeLongitude} is null)`),
    check('equipment_home_latitude', sql`${table.homeLatitude} between -90 and 90`),
    check('equipment_home_longitude', sql`${table.homeLongitude} between -180 and 180`),
  ],
);

/** What a machine proves itself with: a keyed hash of its secret, never the secret. */
export const deviceCredential = pgTable(
  'device_credential',
  {
    id: uuid('id').primaryKey(),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    /** Other pieces that a telematics gateway speaks for with the same credential. */
    alsoFor: text('also_for')
      .array()
      .notNull()
      .default(sql`'{}'`),
    secretHash: bytes('secret_hash').notNull(),
    /** The same secret as a Mosquitto password file has it; null when it was issued before such files were written. */
    mosquittoHash: text('mosquitto_hash'),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('device_credential_asset_code').on(table.assetCode)],
);
