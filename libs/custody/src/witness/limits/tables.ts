import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { instant } from '../../column-types.ts';
import { equipment } from '../../register/tables.ts';
import type { OwnLimits } from './schemas.ts';

/** Where the witness goes by other thresholds than those of the installation: for a family, or for one piece. */
export const witnessLimits = pgTable(
  'witness_limits',
  {
    id: uuid('id').primaryKey(),
    family: text('family'),
    assetCode: text('asset_code').references(() => equipment.assetCode),
    /** What is not there is inherited. */
    values: jsonb('values').$type<OwnLimits>().notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    uniqueIndex('witness_limits_family').on(table.family),
    uniqueIndex('witness_limits_asset_code').on(table.assetCode),
    check('witness_limits_about', sql`(${table.family} is null) <> (${table.assetCode} is null)`),
  ],
);
