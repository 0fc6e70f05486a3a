import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable } from 'drizzle-orm/pg-core';

import { instant } from '../column-types.ts';

/** What administrators changed at run time: one row, or none while everything is as delivered. */
export const installationSettings = pgTable(
  'installation_settings',
  {
    only: boolean('only').primaryKey().default(true),
    values: jsonb('values').$type<Record<string, unknown>>().notNull(),
    version: integer('version').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [check('installation_settings_only', sql`${table.only}`)],
);
