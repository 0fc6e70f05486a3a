import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { lockPiece } from '../register/lock-piece.ts';
import { findInService } from '../register/read-equipment.ts';
import { recordCarriage, type ChangedCarriage } from './record-carriage.ts';
import { requireCarrier } from './require-carrier.ts';
import type { NewCarriage } from './schemas.ts';
import { carriage } from './tables.ts';
import { tellOverlap } from './tell-overlap.ts';

/** Puts a piece on a carrier for a period. policy: P17 */
export async function addCarriage(context: Context, assetCode: string, input: NewCarriage): ChangedCarriage {
  const { db, caller, now } = context;
  requireRight(caller, 'add-carriage');
  const since = input.from === undefined ? now : new Date(input.from);
  const until = input.to === undefined ? null : new Date(input.to);
  if (until && until <= since) throw invalidField('to', 'must lie after from');
  return withTransaction(db, async (tx) => {
    await lockPiece(tx, assetCode);
    await findInService(tx, caller, assetCode);
    await requireCarrier(tx, caller, { assetCode, carrier: input.carrier, since, until }, now);
    const values = { id: uuidv7(), assetCode, carrier: input.carrier, since, until, createdAt: now };
    const [row] = await tx.insert(carriage).values(values).returning();
    return recordCarriage(tx, context, 'add-carriage', undefined, row!);
  }).catch((error: unknown) => tellOverlap(error, assetCode));
}
