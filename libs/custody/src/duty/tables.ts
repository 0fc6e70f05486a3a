import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';

import { bytes, instant, quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { CALL_CHANNELS, DUTY_FUNCTIONS, type CallChannel, type DutyFunction } from './functions.ts';
import type { OpenMatters } from './handover-schemas.ts';
import { SHIFT_HANDOVER_STATES, type ShiftHandoverState } from './states.ts';

/** How the duty room of an organisation is reached, and how long it may take to answer. */
export const dutyRoster = pgTable(
  'duty_roster',
  {
    organisation: text('organisation')
      .primaryKey()
      .references(() => organisation.code),
    /** Of the room, not of a person. */
    telephone: text('telephone'),
    /** After so long without an answer the next in the roster is called. */
    answerMinutes: integer('answer_minutes').notNull(),
    channels: text('channels').array().$type<CallChannel[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    check('duty_roster_answer_minutes', sql`${table.answerMinutes} between 1 and 1440`),
    check('duty_roster_channels', sql`${table.channels} <@ array[${quoted(CALL_CHANNELS)}]`),
  ],
);

/** Who is on duty from when to when. An exclusion constraint forbids an organisation two shifts at one moment. */
export const dutyShift = pgTable(
  'duty_shift',
  {
    id: uuid('id').primaryKey(),
    organisation: text('organisation')
      .notNull()
      .references(() => dutyRoster.organisation),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('duty_shift_organisation').on(table.organisation, table.fromAt),
    check('duty_shift_length', sql`${table.fromAt} < ${table.toAt}`),
  ],
);

/** Somebody in a shift, with an account or without. */
export const dutyMember = pgTable(
  'duty_member',
  {
    id: uuid('id').primaryKey(),
    shift: uuid('shift')
      .notNull()
      .references(() => dutyShift.id, { onDelete: 'cascade' }),
    /** In which order those of one function are called. */
    place: integer('place').notNull(),
    function: text('function').$type<DutyFunction>().notNull(),
    person: uuid('person').references(() => person.id),
    name: text('name').notNull(),
    /** Null once the shift is long over. */
    telephone: text('telephone'),
  },
  (table) => [
    unique('duty_member_place').on(table.shift, table.place),
    index('duty_member_person').on(table.person),
    check('duty_member_function', sql`${table.function} in (${quoted(DUTY_FUNCTIONS)})`),
  ],
);

/** Of who signed, as they were when they did. Columns of one side of a shift handover. */
const signed = (side: 'given' | 'taken') => ({
  person: uuid(`${side}_by`).references(() => person.id),
  name: text(`${side}_name`),
  at: instant(`${side}_at`),
  confirmed: boolean(`${side}_confirmed`),
  typed: text(`${side}_typed`),
  drawn: bytes(`${side}_drawn`),
  remark: text(`${side}_remark`),
  number: bigint(`${side}_entry`, { mode: 'number' }),
});
const [given, taken] = [signed('given'), signed('taken')];

/** 交接班: what one shift leaves to the next. A trigger keeps what was signed as it was signed. */
export const shiftHandover = pgTable(
  'shift_handover',
  {
    shift: uuid('shift')
      .primaryKey()
      .references(() => dutyShift.id),
    nextShift: uuid('next_shift')
      .notNull()
      .references(() => dutyShift.id),
    state: text('state').$type<ShiftHandoverState>().notNull(),
    openMatters: jsonb('open_matters').$type<OpenMatters>().notNull(),
    givenBy: given.person.notNull(),
    givenName: given.name.notNull(),
    givenAt: given.at.notNull(),
    givenConfirmed: given.confirmed.notNull(),
    givenTyped: given.typed,
    givenDrawn: given.drawn,
    givenRemark: given.remark,
    /** Its number in the ledger's chain of the organisation. */
    givenEntry: given.number.notNull(),
    takenBy: taken.person,
    takenName: taken.name,
    takenAt: taken.at,
    takenConfirmed: taken.confirmed,
    takenTyped: taken.typed,
    takenDrawn: taken.drawn,
    takenRemark: taken.remark,
    takenEntry: taken.number,
  },
  (table) => [
    index('shift_handover_next').on(table.nextShift),
    check('shift_handover_state', sql`${table.state} in (${quoted(SHIFT_HANDOVER_STATES)})`),
    check('shift_handover_two_shifts', sql`${table.shift} <> ${table.nextShift}`),
    check('shift_handover_two_people', sql`${table.givenBy} <> ${table.takenBy}`),
    check(
      'shift_handover_taken',
      sql`(${table.state} = 'taken') = (${table.takenBy} is not null) and (${table.takenBy} is null) = (${table.takenAt} is null)
        and (${table.takenBy} is null) = (${table.takenEntry} is null)`,
    ),
  ],
);
