import { sql } from 'drizzle-orm';
import { check, doublePrecision, index, integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';

import { instant, quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { equipment } from '../register/tables.ts';
import { ALLOCATION_KINDS, RESERVABLE_KINDS, type AllocationKind, type ReservableKind } from './kinds.ts';
import type { Need } from '../needs/need.ts';
import { ACTIVE_STATES, ALLOCATION_STATES, type AllocationState } from '../reservations/states.ts';

const organisationCode = (name: string) => text(name).references(() => organisation.code);
const isActive = sql`state in (${quoted(ACTIVE_STATES)})`;

/** Who wants what for what. How it stands is what its allocations come to. */
export const reservation = pgTable(
  'reservation',
  {
    id: uuid('id').primaryKey(),
    organisation: organisationCode('organisation').notNull(),
    kind: text('kind').$type<ReservableKind>().notNull(),
    purpose: text('purpose').notNull(),
    /** Tells people what is more urgent; it displaces nothing. */
    priority: integer('priority'),
    /** Of one by need: any piece that meets it will do. */
    need: jsonb('need').$type<Need>(),
    overrideBy: text('override_by'),
    overrideReason: text('override_reason'),
    cancelReason: text('cancel_reason'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => person.id),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('reservation_organisation').on(table.organisation, table.id),
    check('reservation_kind', sql`${table.kind} in (${quoted(RESERVABLE_KINDS)})`),
    check('reservation_override', sql`(${table.overrideBy} is null) = (${table.overrideReason} is null)`),
  ],
);

/**
 * Every claim on a piece's time. Two that hold the piece never overlap: the exclusion constraint
 * `allocation_no_overlap` stands in a migration, since Drizzle has no word for it.
 */
export const allocation = pgTable(
  'allocation',
  {
    id: uuid('id').primaryKey(),
    reservation: uuid('reservation').references(() => reservation.id),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    /** Whose claim it is. */
    organisation: organisationCode('organisation').notNull(),
    kind: text('kind').$type<AllocationKind>().notNull(),
    state: text('state').$type<AllocationState>().notNull(),
    /** The period in force, half-open; without an end only while a deployment runs. */
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    /** As it was first asked for. */
    originalFrom: instant('original_from').notNull(),
    originalTo: instant('original_to'),
    /** When a running deployment is thought to end. */
    plannedTo: instant('planned_to'),
    /** Of a tentative one: it holds the piece until then. */
    expiresAt: instant('expires_at'),
    /** When it was given back, or taken, where that was before its end. */
    endedAt: instant('ended_at'),
    /** The allocation that pushed it aside or cut it, and why. */
    displacedBy: uuid('displaced_by'),
    displacedWhy: text('displaced_why'),
    /** The allocation of the same reservation that took its place. */
    replacedBy: uuid('replaced_by'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    index('allocation_reservation').on(table.reservation),
    index('allocation_calendar').on(table.assetCode, table.fromAt),
    index('allocation_holding').on(table.assetCode, table.fromAt).where(isActive),
    index('allocation_ends').on(table.toAt).where(isActive),
    index('allocation_listed').on(table.fromAt, table.id),
    index('allocation_holds')
      .on(table.expiresAt)
      .where(sql`${table.state} = 'tentative'`),
    index('allocation_at_risk')
      .on(table.displacedBy)
      .where(sql`${table.state} = 'at_risk'`),
    check('allocation_kind', sql`${table.kind} in (${quoted(ALLOCATION_KINDS)})`),
    check('allocation_state', sql`${table.state} in (${quoted(ALLOCATION_STATES)})`),
    check('allocation_period', sql`${table.toAt} > ${table.fromAt}`),
    check('allocation_endless', sql`${table.toAt} is not null or (${table.kind} = 'deployment' and state = 'running')`),
    check('allocation_tentative', sql`${table.state} <> 'tentative' or ${table.expiresAt} is not null`),
    check('allocation_preempted', sql`${table.state} <> 'preempted' or ${table.displacedBy} is not null`),
  ],
);

/**
 * The free time behind each claim that holds its piece and has an end. Kept by a trigger on `allocation` in the migration `free-after`, so
 * that the next window of a length is found without a walk through all claims. A hold whose time is over still counts as one.
 */
export const freeAfter = pgTable(
  'free_after',
  {
    allocation: uuid('allocation')
      .primaryKey()
      .references(() => allocation.id),
    assetCode: text('asset_code').notNull(),
    /** Where the claim ends. */
    fromAt: instant('from_at').notNull(),
    /** Until the next claim on the piece; infinite where none follows. */
    seconds: doublePrecision('seconds').notNull(),
    /** The whole part of the binary logarithm of `seconds`; `ENDLESS_CLASS` where they are infinite. */
    class: smallint('class').notNull(),
  },
  (table) => [
    index('free_after_class').on(table.class, table.fromAt),
    index('free_after_piece').on(table.assetCode, table.fromAt),
  ],
);

export const ENDLESS_CLASS = 40;
