import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireVersion } from '../version.ts';
import { lockCarriage } from './lock-carriage.ts';
import { recordCarriage } from './record-carriage.ts';
import { carriage } from './tables.ts';

/** Takes a carriage away that was entered by mistake. */
export async function deleteCarriage(
  context: Context,
  assetCode: string,
  id: string,
  expectedVersion?: number,
): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'delete-carriage');
  await withTransaction(db, async (tx) => {
    const before = await lockCarriage(tx, context, assetCode, id);
    requireVersion(before.version, expectedVersion);
    await tx.delete(carriage).where(eq(carriage.id, id));
    await recordCarriage(tx, context, 'delete-carriage', before, undefined);
  });
}
