import { asc, inArray } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { equipment } from './tables.ts';

/** Acts on a piece come one after the other; what its machine says is written all the same. What does not exist is not locked: whoever reads it then finds out. */
export async function lockPiece(tx: Transaction, assetCode: string): Promise<void> {
  await lockPieces(tx, [assetCode]);
}

/** In the order of their codes as the database has it, so that no two acts wait for each other. */
export async function lockPieces(tx: Transaction, assetCodes: readonly string[]): Promise<void> {
  await tx
    .select({ code: equipment.assetCode })
    .from(equipment)
    .where(inArray(equipment.assetCode, [...assetCodes]))
    .orderBy(asc(equipment.assetCode))
    .for('no key update');
}
