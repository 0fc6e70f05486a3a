import { and, asc, between, eq, gt, isNull, or, type SQL } from 'drizzle-orm';

import { countOpenAlarms } from '../alarms/count-open-alarms.ts';
import { alarm } from '../alarms/tables.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { assetCode } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { connectionSql } from '../state/connection.ts';
import { equipmentPresence } from '../state/tables.ts';
import { mentions } from './mentions.ts';
import { nameParties } from './name-parties.ts';
import { toEquipment } from './read-equipment.ts';
import type { Equipment, EquipmentFilter, EquipmentQuery } from './schemas.ts';
import { equipment } from './tables.ts';

/** The pieces that the caller reaches, by asset code. */
export async function listEquipment({ db, caller, now }: Context, query: EquipmentQuery): Promise<Page<Equipment>> {
  requireRight(caller, 'see-equipment');
  const after = decodeCursor(query.cursor, (key) => assetCode.safeParse(key).success);
  const rows = await db
    .select({ entry: equipment, presence: equipmentPresence })
    .from(equipment)
    .leftJoin(equipmentPresence, eq(equipmentPresence.assetCode, equipment.assetCode))
    .where(
      and(
        equipmentInScope(caller),
        after === undefined ? undefined : gt(equipment.assetCode, after),
        matches(query, now),
      ),
    )
    .orderBy(asc(equipment.assetCode))
    .limit(query.limit + 1);
  const open = await countOpenAlarms(db, isAmong(rows.map(({ entry }) => entry.assetCode)));
  const namesOf = await nameParties(
    db,
    rows.map(({ entry }) => entry),
  );
  return toPage(
    rows,
    query.limit,
    (row) => row.entry.assetCode,
    (row) => {
      const openAlarms = open.get(row.entry.assetCode);
      return { ...toEquipment(row, now), names: namesOf(row.entry), ...(openAlarms && { openAlarms }) };
    },
  );
}

/** What the list, its export and its labels are chosen by; of the tables `equipment` and `equipmentPresence`. */
export function matches(filter: EquipmentFilter, now: Date): SQL | undefined {
  const { q, family, connection, organisation: code, reserveMode, includeRetired = false } = filter;
  const { owner, hostUnit, custodian, team } = equipment;
  return and(
    includeRetired ? undefined : isNull(equipment.retiredAt),
    family === undefined ? undefined : eq(equipment.family, family),
    reserveMode === undefined ? undefined : eq(equipment.reserveMode, reserveMode),
    code === undefined ? undefined : or(...[owner, hostUnit, custodian, team].map((column) => eq(column, code))),
    connection === undefined ? undefined : eq(connectionSql(now), connection),
    q === undefined ? undefined : mentions(q),
  );
}

/** The rows stand in the order of their codes. */
function isAmong(codes: readonly string[]): SQL {
  return between(alarm.assetCode, codes[0] ?? '', codes.at(-1) ?? '');
}
