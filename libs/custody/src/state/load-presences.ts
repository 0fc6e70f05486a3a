import type { Database } from '#database/connection';

import { isAmong } from './columns.ts';
import { equipmentPresence as presence } from './tables.ts';

export interface StoredPresence {
  /** ms since the epoch. */
  readonly heardAt: number;
  /** The gateway that heard it last. */
  readonly heldBy: string | null;
}

/** When these pieces were heard last, and by whom; none of a piece that never was. */
export async function loadPresences(
  db: Database,
  assetCodes: readonly string[],
): Promise<ReadonlyMap<string, StoredPresence>> {
  const rows = await db
    .select({ assetCode: presence.assetCode, lastSeenAt: presence.lastSeenAt, heldBy: presence.heldBy })
    .from(presence)
    .where(isAmong(presence.assetCode, assetCodes));
  return new Map(
    rows.map(({ assetCode, lastSeenAt, heldBy }) => [assetCode, { heardAt: lastSeenAt.getTime(), heldBy }]),
  );
}
