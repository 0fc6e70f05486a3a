import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { equipment } from '../register/tables.ts';
import { findHandover, type HandoverRow } from './select-handovers.ts';
import { handover } from './tables.ts';

/** Holds a piece against every other act of custody; what machines say of it is written all the same. */
export async function lockPiece(tx: Transaction, assetCode: string): Promise<void> {
  await tx
    .select({ assetCode: equipment.assetCode })
    .from(equipment)
    .where(eq(equipment.assetCode, assetCode))
    .for('no key update');
}

/** A handover that is about to be answered, held with its piece: the piece always first. */
export async function lockHandover(tx: Transaction, caller: Caller, id: string): Promise<HandoverRow> {
  const { handover: entry } = await findHandover(tx, caller, id);
  await lockPiece(tx, entry.assetCode);
  await tx.select({ id: handover.id }).from(handover).where(eq(handover.id, id)).for('update');
  return findHandover(tx, caller, id);
}
