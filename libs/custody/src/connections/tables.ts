import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';

import { equipment } from '../register/tables.ts';
import type { Move } from './add-moves.ts';

/** From which addresses the credential of a piece has connected lately, over all gateways. One row a piece. */
export const deviceAddress = pgTable('device_address', {
  assetCode: text('asset_code')
    .primaryKey()
    .references(() => equipment.assetCode),
  moves: jsonb('moves').$type<readonly Move[]>().notNull(),
});
