import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';

import { instant, quoted } from '../column-types.ts';
import { equipment } from '../register/tables.ts';

const STREAM_EVENT_KINDS = ['alarm', 'allocation'] as const;
export type StreamEventKind = (typeof STREAM_EVENT_KINDS)[number];

/** What the stream tells by number, so that a reader goes on where it left off. Numbers grow in the order of commits. */
export const streamEvent = pgTable(
  'stream_event',
  {
    number: bigint('number', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').$type<StreamEventKind>().notNull(),
    /** Whoever reaches the piece is told. */
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
    payload: jsonb('payload').notNull(),
  },
  (table) => [
    index('stream_event_recorded_at').on(table.recordedAt),
    check('stream_event_kind', sql`${table.kind} in (${quoted(STREAM_EVENT_KINDS)})`),
  ],
);
