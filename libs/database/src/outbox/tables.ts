import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** What somebody must be told: one row per cause and receiver on a channel, written with its cause. */
export const outbox = pgTable(
  'outbox',
  {
    /** Stays the same however often it is delivered. */
    id: uuid('id').primaryKey(),
    /** What happened, such as `reservation:…:preemption`. */
    cause: text('cause').notNull(),
    /** How it goes out: `page` into the notices of an organisation; others have deliverers of their own. */
    channel: text('channel').notNull(),
    /** To whom, as the channel understands it. */
    receiver: text('receiver').notNull(),
    /** What kind of message it is, such as `claims-displaced`. */
    kind: text('kind').notNull(),
    payload: jsonb('payload').$type<object>().notNull(),
    createdAt: instant('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextTryAt: instant('next_try_at').notNull(),
    deliveredAt: instant('delivered_at'),
    /** When it was given up. */
    failedAt: instant('failed_at'),
    lastError: text('last_error'),
    /** Since when it has been tried, where somebody asked for it again; null: since it was written. */
    triesFrom: instant('tries_from'),
    /** Of a message that goes out of the house: which process has it in hand, and until when nobody else takes it up. */
    claimedBy: uuid('claimed_by'),
    claimedUntil: instant('claimed_until'),
  },
  (table) => [
    unique('outbox_cause_receiver').on(table.cause, table.channel, table.receiver),
    index('outbox_due')
      .on(table.nextTryAt)
      .where(sql`delivered_at is null and failed_at is null`),
    index('outbox_receiver').on(table.channel, table.receiver, table.id),
    check('outbox_claim', sql`(${table.claimedBy} is null) = (${table.claimedUntil} is null)`),
    check('outbox_one_end', sql`${table.deliveredAt} is null or ${table.failedAt} is null`),
  ],
);
export type OutboxMessage = typeof outbox.$inferSelect;
