import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { lockPiece } from '../register/lock-piece.ts';
import { findHandover, type HandoverRow } from './select-handovers.ts';
import { handover } from './tables.ts';

/** A handover that is about to be answered, held with its piece: the piece always first. */
export async function lockHandover(tx: Transaction, caller: Caller, id: string): Promise<HandoverRow> {
  const { handover: entry } = await findHandover(tx, caller, id);
  await lockPiece(tx, entry.assetCode);
  await tx.select({ id: handover.id }).from(handover).where(eq(handover.id, id)).for('update');
  return findHandover(tx, caller, id);
}
