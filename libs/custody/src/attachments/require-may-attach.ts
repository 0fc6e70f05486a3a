import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { findInScope, type EquipmentRow } from '../register/read-equipment.ts';

/** Asked before a single byte is received, and again when the file is entered. */
export async function requireMayAttach({ db, caller }: Context, assetCode: string): Promise<EquipmentRow> {
  requireRight(caller, 'add-attachment');
  return findInScope(db, caller, assetCode, 'administer');
}
