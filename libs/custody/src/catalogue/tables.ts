import { sql } from 'drizzle-orm';
import { check, doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';

import { changedIn, instant } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import type { Checklist } from './schemas.ts';

/** Who added or overrides it, and reaches it to change it; a standard name belongs to the root. */
const keeper = () =>
  text('keeper')
    .notNull()
    .references(() => organisation.code);

/** Metrics that were added at run time, and standard ones whose range or label was changed. */
export const catalogueMetric = pgTable(
  'catalogue_metric',
  {
    name: text('name').primaryKey(),
    /** UCUM */
    unit: text('unit').notNull(),
    kind: text('kind').notNull(),
    valueType: text('value_type').notNull(),
    minimum: doublePrecision('minimum'),
    maximum: doublePrecision('maximum'),
    /** Values by which the field says 'not available'. */
    notAvailable: doublePrecision('not_available').array().notNull(),
    labelZh: text('label_zh').notNull(),
    labelEn: text('label_en').notNull(),
    keeper: keeper(),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
    changedIn: changedIn(),
  },
  (table) => [
    index('catalogue_metric_changed_in').on(table.changedIn),
    check('catalogue_metric_name', sql`${table.name} ~ '^[A-Za-z][A-Za-z0-9_]{0,63}$'`),
    check('catalogue_metric_kind', sql`${table.kind} in ('gauge', 'counter', 'state', 'position')`),
    check('catalogue_metric_value_type', sql`${table.valueType} in ('number', 'string', 'boolean')`),
    check('catalogue_metric_range', sql`${table.minimum} <= ${table.maximum}`),
  ],
);

/** Families that were added at run time, and standard ones that were changed. */
export const catalogueFamily = pgTable(
  'catalogue_family',
  {
    code: text('code').primaryKey(),
    labelZh: text('label_zh').notNull(),
    labelEn: text('label_en').notNull(),
    headline: text('headline').notNull(),
    metrics: text('metrics').array().notNull(),
    /** What is looked at when a piece changes hands; null: the one that comes with Muster. */
    checklist: jsonb('checklist').$type<Checklist>(),
    keeper: keeper(),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    check('catalogue_family_code', sql`${table.code} ~ '^[a-z][a-z0-9_]{0,31}$'`),
    check('catalogue_family_headline', sql`${table.headline} = any(${table.metrics})`),
  ],
);
