import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Work that one process at a time does, and who does it until when. */
export const lease = pgTable('lease', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true, precision: 3 }).notNull(),
});
