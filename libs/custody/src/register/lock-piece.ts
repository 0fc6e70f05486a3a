import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { equipment } from './tables.ts';

/** Acts on a piece come one after the other; what its machine says is written all the same. What does not exist is not locked: whoever reads it then finds out. */
export async function lockPiece(tx: Transaction, assetCode: string): Promise<void> {
  await tx
    .select({ code: equipment.assetCode })
    .from(equipment)
    .where(eq(equipment.assetCode, assetCode))
    .for('no key update');
}
