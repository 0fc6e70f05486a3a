import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from '../column-types.ts';
import { equipment } from '../register/tables.ts';

const piece = (name: string) =>
  text(name)
    .notNull()
    .references(() => equipment.assetCode);

/** What a piece travels on, from when to when (half open). An exclusion constraint keeps it on one carrier at a time. */
export const carriage = pgTable(
  'equipment_carriage',
  {
    id: uuid('id').primaryKey(),
    assetCode: piece('asset_code'),
    carrier: piece('carrier'),
    since: instant('since').notNull(),
    /** Null while it is not known when it will be unloaded. */
    until: instant('until'),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('equipment_carriage_carrier').on(table.carrier),
    check('equipment_carriage_not_itself', sql`${table.assetCode} <> ${table.carrier}`),
    check('equipment_carriage_period', sql`${table.until} > ${table.since}`),
  ],
);
