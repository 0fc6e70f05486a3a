import { customType, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** The answers to POSTs that came with an `Idempotency-Key`, so that the same request twice is one act. */
export const idempotentRequest = pgTable(
  'idempotent_request',
  {
    personId: uuid('person_id').notNull(),
    key: text('key').notNull(),
    /** HMAC-SHA-256 over method, path, body and the sender's organisation and roles. */
    requestHash: bytes('request_hash').notNull(),
    /** Encrypted: an answer may carry a secret that is shown once. */
    answer: bytes('answer').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.key] }),
    index('idempotent_request_created_at').on(table.createdAt),
  ],
);
