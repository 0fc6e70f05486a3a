import { and, eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { lockPiece } from '../register/lock-piece.ts';
import { findInService } from '../register/read-equipment.ts';
import type { CarriageRow } from './record-carriage.ts';
import { carriage } from './tables.ts';

export async function lockCarriage(
  tx: Transaction,
  { caller }: Context,
  assetCode: string,
  id: string,
): Promise<CarriageRow> {
  await lockPiece(tx, assetCode);
  await findInService(tx, caller, assetCode);
  const [row] = await tx
    .select()
    .from(carriage)
    .where(and(eq(carriage.id, id), eq(carriage.assetCode, assetCode)))
    .for('update');
  if (!row) throw new Problem('not-found', `${assetCode} has no carriage ${id}`);
  return row;
}
