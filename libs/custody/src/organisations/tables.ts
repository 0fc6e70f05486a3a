import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, type AnyPgColumn } from 'drizzle-orm/pg-core';

import { instant } from '../column-types.ts';
import { ORGANISATION_KINDS } from './kinds.ts';

const kinds = sql.raw(ORGANISATION_KINDS.map((kind) => `'${kind}'`).join(', '));

/** Who there is: one tree, its root is the national center. */
export const organisation = pgTable(
  'organisation',
  {
    code: text('code').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    parent: text('parent').references((): AnyPgColumn => organisation.code),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('organisation_parent').on(table.parent),
    check('organisation_code', sql`${table.code} ~ '^[A-Za-z0-9][A-Za-z0-9_-]{1,63}$'`),
    check('organisation_kind', sql`${table.kind} in (${kinds})`),
    check('organisation_not_its_own_parent', sql`${table.parent} <> ${table.code}`),
  ],
);
