import { asc, eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { countOpenAlarms } from '../alarms/count-open-alarms.ts';
import { toPosition } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import { judgeConnection } from './connection.ts';
import type { EquipmentMap, MapFeature } from './schemas.ts';
import { equipmentPresence } from './tables.ts';

/** Only what the map draws: one page is to hold 20,000 pieces. */
const columns = {
  assetCode: equipment.assetCode,
  name: equipment.name,
  family: equipment.family,
  reportingIntervalSeconds: equipment.reportingIntervalSeconds,
  lastSeenAt: equipmentPresence.lastSeenAt,
  connected: equipmentPresence.connected,
  latitude: equipmentPresence.latitude,
  longitude: equipmentPresence.longitude,
  heading: equipmentPresence.heading,
  positionTime: equipmentPresence.positionTime,
};

/** Every piece that the caller reaches, as GeoJSON; one that never said where it is has no geometry. */
export async function listMap({ db, caller, now }: Context): Promise<EquipmentMap> {
  requireRight(caller, 'see-equipment');
  const rows = await db
    .select(columns)
    .from(equipment)
    .leftJoin(equipmentPresence, eq(equipmentPresence.assetCode, equipment.assetCode))
    .where(equipmentInScope(caller))
    .orderBy(asc(equipment.assetCode));
  const open = await countOpenAlarms(db);
  const features = rows.map((row): MapFeature => {
    const position = toPosition(row);
    const openAlarms = open.get(row.assetCode);
    return {
      type: 'Feature',
      id: row.assetCode,
      geometry: position ? { type: 'Point', coordinates: [position.longitude, position.latitude] } : null,
      properties: {
        assetCode: row.assetCode,
        name: row.name,
        family: row.family,
        connection: judgeConnection({ ...row, connected: row.connected ?? false }, now),
        lastSeen: row.lastSeenAt?.toISOString() ?? null,
        positionTime: position?.time ?? null,
        heading: position?.heading ?? null,
        ...(openAlarms && { openAlarms }),
      },
    };
  });
  return { type: 'FeatureCollection', features };
}
