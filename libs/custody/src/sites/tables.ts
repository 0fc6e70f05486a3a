import { sql } from 'drizzle-orm';
import { check, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { instant, quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import type { SiteGeometry } from './geometry.ts';
import { SITE_KINDS, type SiteKind } from './kinds.ts';

/** Home bases and places of risk. */
export const site = pgTable(
  'site',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind').$type<SiteKind>().notNull(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisation.code),
    /** GB/T 2260 code of where it lies. */
    region: text('region'),
    geometry: jsonb('geometry').$type<SiteGeometry>().notNull(),
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    west: doublePrecision('west').notNull(),
    south: doublePrecision('south').notNull(),
    east: doublePrecision('east').notNull(),
    north: doublePrecision('north').notNull(),
    remark: text('remark'),
    /** Where an imported one comes from, and what it is called there. */
    source: text('source'),
    externalId: text('external_id'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    retiredAt: instant('retired_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('site_organisation').on(table.organisation),
    index('site_region').on(table.region),
    uniqueIndex('site_imported').on(table.organisation, table.source, table.externalId),
    check('site_kind', sql`${table.kind} in (${quoted(SITE_KINDS)})`),
    check('site_region', sql`${table.region} ~ '^[1-9][0-9]{5}$'`),
    check('site_source', sql`(${table.source} is null) = (${table.externalId} is null)`),
    check('site_latitudes', sql`-90 <= ${table.south} and ${table.south} <= ${table.north} and ${table.north} <= 90`),
    check('site_longitudes', sql`-180 <= ${table.west} and ${table.west} <= ${table.east} and ${table.east} <= 180`),
  ],
);
