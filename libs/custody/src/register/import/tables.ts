import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { instant, quoted } from '../../column-types.ts';
import { organisation } from '../../organisations/tables.ts';
import { person } from '../../people/tables.ts';
import type { CellFault, RowChange, RowPlan } from './schemas.ts';
import { IMPORT_STATES, ROW_VERDICTS, type ImportState, type RowVerdict } from './states.ts';

/** A table of pieces that somebody has sent and not yet entered. */
export const equipmentImport = pgTable(
  'equipment_import',
  {
    id: uuid('id').primaryKey(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisation.code),
    startedBy: uuid('started_by')
      .notNull()
      .references(() => person.id),
    name: text('name').notNull(),
    state: text('state').$type<ImportState>().notNull(),
    rowCount: integer('row_count').notNull().default(0),
    /** Rows that are done of the step under way. */
    done: integer('done').notNull().default(0),
    bad: integer('bad').notNull().default(0),
    created: integer('created').notNull().default(0),
    changed: integer('changed').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    /** Why it failed. */
    problem: text('problem'),
    startedAt: instant('started_at').notNull(),
    /** When it last moved: what has not moved for long while under way was broken off. */
    movedAt: instant('moved_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('equipment_import_organisation').on(table.organisation),
    index('equipment_import_expires_at').on(table.expiresAt),
    check('equipment_import_state', sql`${table.state} in (${quoted(IMPORT_STATES)})`),
  ],
);

/** One row of it, with what entering it would do. */
export const equipmentImportRow = pgTable(
  'equipment_import_row',
  {
    import: uuid('import')
      .notNull()
      .references(() => equipmentImport.id, { onDelete: 'cascade' }),
    /** As the sheet counts it. */
    row: integer('row').notNull(),
    assetCode: text('asset_code'),
    name: text('name'),
    verdict: text('verdict').$type<RowVerdict>().notNull(),
    faults: jsonb('faults').$type<readonly CellFault[]>(),
    changes: jsonb('changes').$type<readonly RowChange[]>(),
    /** What is to be entered; null for a bad row and one that changes nothing. */
    plan: jsonb('plan').$type<RowPlan>(),
  },
  (table) => [
    primaryKey({ columns: [table.import, table.row] }),
    check('equipment_import_row_verdict', sql`${table.verdict} in (${quoted(ROW_VERDICTS)})`),
  ],
);
