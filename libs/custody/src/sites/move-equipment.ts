import { and, eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { ownChanges } from '../column-types.ts';
import { equipment } from '../register/tables.ts';
import { wakeFollowers } from '../state/wake-followers.ts';
import type { site } from './tables.ts';

type Placed = Pick<typeof site.$inferSelect, 'id' | 'latitude' | 'longitude'>;

/** A base has moved: what is at home there moves with it, but for a piece that has a place of its own. */
export async function moveEquipment(tx: Transaction, before: Placed, after: Omit<Placed, 'id'>): Promise<void> {
  if (before.latitude === after.latitude && before.longitude === after.longitude) return;
  const moved = await tx
    .update(equipment)
    .set({ homeLatitude: after.latitude, homeLongitude: after.longitude, changedIn: ownChanges })
    .where(
      and(
        eq(equipment.homeSite, before.id),
        eq(equipment.homeLatitude, before.latitude),
        eq(equipment.homeLongitude, before.longitude),
      ),
    )
    .returning({ assetCode: equipment.assetCode });
  if (moved.length > 0) await wakeFollowers(tx);
}
