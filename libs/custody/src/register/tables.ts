import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';

import { bytes, changedIn, instant, quoted } from '../column-types.ts';
import { DISCIPLINES, type Discipline } from '../organisations/kinds.ts';
import { organisation } from '../organisations/tables.ts';
import { site } from '../sites/tables.ts';
import type { Capabilities } from './capabilities/schemas.ts';
import { RESERVE_MODES, type ReserveMode } from './reserve-modes.ts';

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
    /** The rescue team that uses it. */
    team: organisationCode('team'),
    discipline: text('discipline').$type<Discipline>(),
    reserveMode: text('reserve_mode').$type<ReserveMode>(),
    /** 国投装备: the state fund pays for its upkeep. policy: P12 */
    stateFunded: boolean('state_funded').notNull().default(false),
    manufacturer: text('manufacturer'),
    model: text('model'),
    serialNumber: text('serial_number'),
    commissionedOn: date('commissioned_on', { mode: 'string' }),
    /** When it is planned to be replaced. policy: P13 */
    renewalDueOn: date('renewal_due_on', { mode: 'string' }),
    homeLatitude: doublePrecision('home_latitude'),
    homeLongitude: doublePrecision('home_longitude'),
    homeSite: uuid('home_site').references(() => site.id),
    /** How often the piece promises to be heard; silence is measured against it. */
    reportingIntervalSeconds: integer('reporting_interval_seconds').notNull(),
    capabilities: jsonb('capabilities').$type<Capabilities>().notNull(),
    /** `server` for a piece whose clock is dead: the time of receipt counts. */
    timeSource: text('time_source').$type<'device' | 'server'>().notNull(),
    /** No radio reaches it: it is never silent. */
    underground: boolean('underground').notNull().default(false),
    /** It answers questions, and takes no new act. */
    retiredAt: instant('retired_at'),
    retiredReason: text('retired_reason'),
    /** What was put in its place. */
    replacedBy: text('replaced_by').references((): AnyPgColumn => equipment.assetCode),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
    changedIn: changedIn(),
    /** All that a person may look for in the row itself. */
    searched: text('searched').generatedAlwaysAs(
      sql`lower(asset_code || ' ' || name || ' ' || coalesce(manufacturer, '') || ' ' || coalesce(model, '') || ' ' || coalesce(serial_number, '') || ' ' || capabilities::text)`,
    ),
  },
  (table) => [
    index('equipment_host_unit').on(table.hostUnit),
    index('equipment_owner').on(table.owner),
    index('equipment_custodian').on(table.custodian),
    index('equipment_team').on(table.team),
    index('equipment_home_site').on(table.homeSite),
    index('equipment_changed_in').on(table.changedIn),
    check('equipment_asset_code', sql`${table.assetCode} ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'`),
    check('equipment_time_source', sql`${table.timeSource} in ('device', 'server')`),
    check('equipment_reporting_interval', sql`${table.reportingIntervalSeconds} between 1 and 86400`),
    check('equipment_home_base', sql`(${table.homeLatitude} is null) = (${table.homeLongitude} is null)`),
    check('equipment_home_latitude', sql`${table.homeLatitude} between -90 and 90`),
    check('equipment_home_longitude', sql`${table.homeLongitude} between -180 and 180`),
    check('equipment_discipline', sql`${table.discipline} in (${quoted(DISCIPLINES)})`),
    check('equipment_reserve_mode', sql`${table.reserveMode} in (${quoted(RESERVE_MODES)})`),
    check('equipment_retired', sql`(${table.retiredAt} is null) = (${table.retiredReason} is null)`),
    check('equipment_replaced_by', sql`${table.replacedBy} is null or ${table.retiredAt} is not null`),
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
