import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';

import { equipment } from '../register/tables.ts';
import type { WatchState } from './judge-piece.ts';

/** What the witness remembers of each piece from one look to the next. */
export const witnessWatch = pgTable('witness_watch', {
  assetCode: text('asset_code')
    .primaryKey()
    .references(() => equipment.assetCode),
  state: jsonb('state').$type<WatchState>().notNull(),
});
