import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { instant } from '../column-types.ts';
import { equipment } from '../register/tables.ts';

const piece = (name: string) => text(name).references(() => equipment.assetCode);

/** A set (成套), under the piece that heads it. */
export const equipmentSet = pgTable('equipment_set', {
  head: piece('head').primaryKey(),
  changedAt: instant('changed_at').notNull(),
  version: integer('version').notNull().default(1),
});

/** Which pieces belong to a set, from when to when (half open); `until` is null while it does. */
export const setMember = pgTable(
  'equipment_set_member',
  {
    id: uuid('id').primaryKey(),
    head: text('head')
      .notNull()
      .references(() => equipmentSet.head),
    member: piece('member').notNull(),
    role: text('role'),
    required: boolean('required').notNull(),
    since: instant('since').notNull(),
    until: instant('until'),
  },
  (table) => [
    index('equipment_set_member_head').on(table.head),
    uniqueIndex('equipment_set_member_once')
      .on(table.member)
      .where(sql`${table.until} is null`),
    check('equipment_set_member_not_its_head', sql`${table.member} <> ${table.head}`),
    check('equipment_set_member_period', sql`${table.until} >= ${table.since}`),
  ],
);

/** What belongs to a set and is no piece of the register: how many there should be, and are. */
export const setAccessory = pgTable(
  'equipment_set_accessory',
  {
    head: text('head')
      .notNull()
      .references(() => equipmentSet.head),
    place: integer('place').notNull(),
    name: text('name').notNull(),
    unit: text('unit'),
    quantity: integer('quantity').notNull(),
    present: integer('present').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.head, table.place] }),
    check('equipment_set_accessory_quantity', sql`${table.quantity} > 0 and ${table.present} >= 0`),
  ],
);
