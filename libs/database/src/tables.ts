import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Work that one process at a time does, and who does it until when. */
export const lease = pgTable('lease', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true, precision: 3 }).notNull(),
});

/** What tells a key of this installation from every other, so that no part starts with another than the rest. */
export const keyFingerprint = pgTable('key_fingerprint', {
  name: text('name').primaryKey(),
  /** SHA-256 in hexadecimal; says nothing of the key itself. */
  fingerprint: text('fingerprint').notNull(),
  notedAt: timestamp('noted_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
});
