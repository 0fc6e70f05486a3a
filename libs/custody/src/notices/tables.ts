import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';

/** What an organisation is told on its page. It counts when somebody there has said that it was seen (policy: P19). */
export const notice = pgTable(
  'notice',
  {
    /** That of the outbox row which brought it. */
    id: uuid('id').primaryKey(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisation.code),
    kind: text('kind').notNull(),
    payload: jsonb('payload').$type<object>().notNull(),
    /** When it happened, and when it stood on the page. */
    causedAt: instant('caused_at').notNull(),
    deliveredAt: instant('delivered_at').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: uuid('acknowledged_by').references(() => person.id),
    remark: text('remark'),
  },
  (table) => [
    index('notice_organisation').on(table.organisation, table.id),
    check('notice_acknowledged', sql`(${table.acknowledgedAt} is null) = (${table.acknowledgedBy} is null)`),
  ],
);
