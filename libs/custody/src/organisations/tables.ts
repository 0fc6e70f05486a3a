import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, type AnyPgColumn } from 'drizzle-orm/pg-core';

import { instant, quoted } from '../column-types.ts';
import { DISCIPLINES, ORGANISATION_KINDS } from './kinds.ts';

/** Who there is: one tree, its root is the national center. */
export const organisation = pgTable(
  'organisation',
  {
    code: text('code').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    parent: text('parent').references((): AnyPgColumn => organisation.code),
    /** GB/T 2260 code of where it is based, or of the region that it watches. */
    region: text('region'),
    discipline: text('discipline'),
    /** When it ended: nothing new may depend on it. */
    retiredAt: instant('retired_at'),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('organisation_parent').on(table.parent),
    check('organisation_code', sql`${table.code} ~ '^[A-Za-z0-9][A-Za-z0-9_-]{1,63}$'`),
    check('organisation_kind', sql`${table.kind} in (${quoted(ORGANISATION_KINDS)})`),
    check('organisation_region', sql`${table.region} ~ '^[1-9][0-9]{5}$'`),
    check('organisation_discipline', sql`${table.discipline} in (${quoted(DISCIPLINES)})`),
    check('organisation_not_its_own_parent', sql`${table.parent} <> ${table.code}`),
  ],
);
