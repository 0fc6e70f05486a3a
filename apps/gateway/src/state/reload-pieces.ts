import { loadActiveAlarms } from '#custody/alarms/load-active-alarms';
import { loadPending } from '#custody/alarms/pending-conditions';
import { loadHours } from '#custody/hours/load-hours';
import { loadCurrentValues } from '#custody/state/load-current-values';
import { loadPresences } from '#custody/state/load-presences';
import type { Database } from '#database/connection';

import type { ReloadedPiece } from './fleet-watch.ts';

/** All that the database knows of these pieces and a gateway keeps in memory. */
export async function reloadPieces(database: Database, assetCodes: readonly string[]): Promise<ReloadedPiece[]> {
  const [presences, values, alarms, pending, hours] = await Promise.all([
    loadPresences(database, assetCodes),
    loadCurrentValues(database, assetCodes),
    loadActiveAlarms(database, assetCodes),
    loadPending(database, assetCodes),
    loadHours(database, assetCodes),
  ]);
  const valuesOf = Map.groupBy(values, ({ assetCode }) => assetCode);
  const alarmsOf = Map.groupBy(alarms, ({ assetCode }) => assetCode);
  const pendingOf = Map.groupBy(pending, ({ assetCode }) => assetCode);
  const hoursOf = new Map(hours.map((state) => [state.assetCode, state]));
  return assetCodes.map((assetCode) => {
    const presence = presences.get(assetCode);
    return {
      assetCode,
      heardAt: presence?.heardAt,
      heldBy: presence?.heldBy ?? null,
      values: valuesOf.get(assetCode) ?? [],
      alarms: alarmsOf.get(assetCode) ?? [],
      pending: pendingOf.get(assetCode) ?? [],
      hours: hoursOf.get(assetCode),
    };
  });
}
