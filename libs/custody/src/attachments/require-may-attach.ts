import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { findOffered, requireInService, type EquipmentRow } from '../register/read-equipment.ts';

/** Asked before a single byte is received, and again when the file is entered. Who is offered a piece photographs it too. */
export async function requireMayAttach({ db, caller }: Context, assetCode: string): Promise<EquipmentRow> {
  requireRight(caller, 'add-attachment');
  const row = await findOffered(db, caller, assetCode, 'administer');
  requireInService(row.entry);
  return row;
}
