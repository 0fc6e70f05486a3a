import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { instant, quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { site } from '../sites/tables.ts';
import type { MachineWord } from './schemas.ts';
import {
  EXCUSES,
  FINDINGS,
  SCAN_METHODS,
  STOCKTAKE_STATES,
  type Excuse,
  type Finding,
  type ScanMethod,
  type StocktakeState,
} from './states.ts';

const personId = (name: string) => uuid(name).references(() => person.id);

/** Whose stock is taken, or that of which base. A trigger keeps it as it was opened, and its end as it was decided. */
export const stocktake = pgTable(
  'stocktake',
  {
    id: uuid('id').primaryKey(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisation.code),
    /** Null: all that the organisation keeps, wherever it is. */
    site: uuid('site').references(() => site.id),
    state: text('state').$type<StocktakeState>().notNull(),
    /** What it is for. */
    purpose: text('purpose'),
    openedBy: personId('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    /** Who closed or cancelled it. */
    decidedBy: personId('decided_by'),
    decidedAt: instant('decided_at'),
    /** Why it was cancelled, or what is to be said of the findings. */
    remark: text('remark'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    // One at a time: two would find different things of the same pieces.
    uniqueIndex('stocktake_one_open_of_site')
      .on(table.site)
      .where(sql`${table.state} = 'open'`),
    uniqueIndex('stocktake_one_open')
      .on(table.organisation)
      .where(sql`${table.state} = 'open' and ${table.site} is null`),
    index('stocktake_organisation').on(table.organisation, table.id),
    check('stocktake_state', sql`${table.state} in (${quoted(STOCKTAKE_STATES)})`),
    check('stocktake_decided', sql`(${table.state} = 'open') = (${table.decidedAt} is null)`),
    check('stocktake_decider', sql`(${table.decidedAt} is null) = (${table.decidedBy} is null)`),
    check('stocktake_cancelled', sql`${table.state} <> 'cancelled' or ${table.remark} is not null`),
  ],
);

/** What was expected, frozen at the opening, and what was found beside it. */
export const stocktakePiece = pgTable(
  'stocktake_piece',
  {
    stocktake: uuid('stocktake')
      .notNull()
      .references(() => stocktake.id),
    /** No reference: a label may name a piece that the register does not know. */
    assetCode: text('asset_code').notNull(),
    expected: boolean('expected').notNull(),
    /** The custodian of record at the opening; null where it was not expected. */
    keptBy: text('kept_by').references(() => organisation.code),
    /** As the register had them; null where nobody who scanned it reaches such a piece. */
    name: text('name'),
    family: text('family'),
    /** Written at the closing. */
    finding: text('finding').$type<Finding>(),
    why: text('why').$type<Excuse>(),
    machine: jsonb('machine').$type<MachineWord>(),
  },
  (table) => [
    primaryKey({ columns: [table.stocktake, table.assetCode] }),
    index('stocktake_piece_asset_code').on(table.assetCode),
    check('stocktake_piece_expected', sql`${table.expected} = (${table.keptBy} is not null)`),
    check('stocktake_piece_finding', sql`${table.finding} in (${quoted(FINDINGS)})`),
    check('stocktake_piece_why', sql`${table.why} in (${quoted(EXCUSES)})`),
    check('stocktake_piece_excused', sql`(${table.finding} = 'excused') = (${table.why} is not null)`),
  ],
);

/** Each label that was read: which, by whom, when, where. Append only: a trigger refuses every change. */
export const stocktakeScan = pgTable(
  'stocktake_scan',
  {
    stocktake: uuid('stocktake')
      .notNull()
      .references(() => stocktake.id),
    /** Made by the phone, so that a scan that is sent twice is one. */
    id: uuid('id').notNull(),
    assetCode: text('asset_code').notNull(),
    method: text('method').$type<ScanMethod>().notNull(),
    person: personId('person').notNull(),
    /** By the phone, within the time of the stocktake. */
    scannedAt: instant('scanned_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    accuracyMetres: doublePrecision('accuracy_metres'),
    /** It came after the findings were written: it changes none of them. */
    late: boolean('late').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stocktake, table.id] }),
    index('stocktake_scan_piece').on(table.stocktake, table.assetCode, table.scannedAt),
    index('stocktake_scan_asset_code').on(table.assetCode, table.receivedAt),
    check('stocktake_scan_method', sql`${table.method} in (${quoted(SCAN_METHODS)})`),
    check('stocktake_scan_place', sql`(${table.latitude} is null) = (${table.longitude} is null)`),
  ],
);
