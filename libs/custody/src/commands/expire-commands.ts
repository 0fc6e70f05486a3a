import { and, inArray, lte } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { statesBefore } from './states.ts';
import { equipmentCommand } from './tables.ts';

/** Notes which commands nobody answered in time. */
export async function expireCommands(db: Queryable, now: Date): Promise<void> {
  await db
    .update(equipmentCommand)
    .set({ state: 'expired' })
    .where(and(inArray(equipmentCommand.state, statesBefore('expired')), lte(equipmentCommand.expiresAt, now)));
}
