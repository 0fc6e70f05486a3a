import { and, asc, eq, gt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { equipmentPresence } from '../state/tables.ts';
import { without } from '../without.ts';
import type { TablePiece } from './import/write-table.ts';
import { matches } from './list-equipment.ts';
import type { EquipmentFilter } from './schemas.ts';
import { equipment } from './tables.ts';

const READ_AT_ONCE = 1_000;

/** Every piece that the filter leaves, as a sheet tells it, a heap at a time. */
export async function* listForExport(
  { db, caller, now }: Context,
  filter: EquipmentFilter,
): AsyncGenerator<TablePiece[]> {
  requireRight(caller, 'see-equipment');
  for (let after = ''; ;) {
    const rows = await db
      .select({ entry: equipment })
      .from(equipment)
      .leftJoin(equipmentPresence, eq(equipmentPresence.assetCode, equipment.assetCode))
      .where(and(equipmentInScope(caller), gt(equipment.assetCode, after), matches(filter, now)))
      .orderBy(asc(equipment.assetCode))
      .limit(READ_AT_ONCE);
    const last = rows.at(-1);
    if (last) yield rows.map(({ entry }) => toTablePiece(entry));
    if (!last || rows.length < READ_AT_ONCE) return;
    after = last.entry.assetCode;
  }
}

function toTablePiece(entry: typeof equipment.$inferSelect): TablePiece {
  const fields = without(entry, 'capabilities', 'createdAt', 'retiredAt', 'changedIn', 'searched', 'version');
  return { fields, capabilities: entry.capabilities };
}
