import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { bytes, instant, quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { WEBHOOK_EVENTS, type WebhookEvent } from './kinds.ts';

/** Where another system of an organisation is told what happens. */
export const webhook = pgTable(
  'webhook',
  {
    id: uuid('id').primaryKey(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisation.code),
    url: text('url').notNull(),
    description: text('description'),
    events: text('events').array().$type<WebhookEvent[]>().notNull(),
    enabled: boolean('enabled').notNull(),
    /** When the endpoint itself said that it is gone (410). */
    goneAt: instant('gone_at'),
    /** Encrypted: who reads the database cannot sign. */
    secret: bytes('secret').notNull(),
    previousSecret: bytes('previous_secret'),
    /** Until when the one before signs as well. */
    previousUntil: instant('previous_until'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => person.id),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('webhook_organisation').on(table.organisation),
    check(
      'webhook_events',
      sql`${table.events} <@ array[${quoted(WEBHOOK_EVENTS)}] and cardinality(${table.events}) > 0`,
    ),
    check('webhook_previous', sql`(${table.previousSecret} is null) = (${table.previousUntil} is null)`),
    check('webhook_gone', sql`${table.goneAt} is null or not ${table.enabled}`),
  ],
);

/** Up to which number of the stream the endpoints were told: one row. */
export const webhookPosition = pgTable(
  'webhook_position',
  {
    only: boolean('only').primaryKey().default(true),
    number: bigint('number', { mode: 'number' }).notNull(),
  },
  (table) => [check('webhook_position_only', sql`${table.only}`)],
);
