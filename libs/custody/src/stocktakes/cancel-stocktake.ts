import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { requireVersion } from '../version.ts';
import { lockStocktake, tellEnd } from './find-stocktake.ts';
import { tellStocktake, type ReadStocktake } from './read-stocktake.ts';
import type { StocktakeCancellation } from './schemas.ts';
import { requireStocktakeTransition } from './states.ts';
import { stocktake } from './tables.ts';

/** Breaks a stocktake off: nothing is found, and why stays written. */
export async function cancelStocktake(
  context: Context,
  id: string,
  { reason }: StocktakeCancellation,
  expectedVersion?: number,
): Promise<ReadStocktake> {
  const { db, caller, now } = context;
  requireRight(caller, 'cancel-stocktake');
  return withTransaction(db, async (tx) => {
    const row = await lockStocktake(tx, caller, id, 'update');
    const { state, version, organisation, site } = row.entry;
    requireVersion(version, expectedVersion);
    requireStocktakeTransition(state, 'cancelled', tellEnd(row));
    const decided = { decidedBy: caller.personId, decidedAt: now, remark: reason };
    await tx
      .update(stocktake)
      .set({ ...decided, state: 'cancelled', version: version + 1 })
      .where(eq(stocktake.id, id));
    await appendEntry(tx, context, {
      act: 'cancel-stocktake',
      about: { organisation },
      body: { stocktake: id, site },
      personal: { name: caller.name, reason },
    });
    await recordAct(tx, context, {
      action: 'cancel-stocktake',
      subject: { kind: 'stocktake', id },
      concerns: [organisation],
      before: { state },
      after: { state: 'cancelled', reason },
    });
    return tellStocktake(tx, context, id);
  });
}
