import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { bytes, instant } from '../column-types.ts';
import { person } from '../people/tables.ts';

/** A signed-in person. The token itself is never stored, only its SHA-256. */
export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey(),
    tokenHash: bytes('token_hash').notNull().unique(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at').notNull(),
    /** The absolute end; idleness ends it earlier. */
    expiresAt: instant('expires_at').notNull(),
    /** Where it was opened from; null for the server's own. */
    address: text('address'),
    /** Opened by the server itself for whoever can read its data folder; it ends at the next start, not by idleness. */
    operator: boolean('operator').notNull().default(false),
  },
  (table) => [index('session_person').on(table.personId), index('session_expires_at').on(table.expiresAt)],
);

/** Failed sign-ins of one account or one address, which slow down the next. */
export const signInFailure = pgTable('sign_in_failure', {
  /** `account:…` or `address:…`, hashed, so that no name tried by mistake (a password!) is kept. */
  subject: bytes('subject').primaryKey(),
  failures: integer('failures').notNull(),
  lastFailedAt: instant('last_failed_at').notNull(),
});
