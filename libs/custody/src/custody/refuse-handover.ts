import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireVersion } from '../version.ts';
import { endOffer } from './end-offer.ts';
import { lockHandover } from './lock-handover.ts';
import { requireAnswerer } from './require-answerer.ts';
import type { Handover, Refusal } from './schemas.ts';

/** Says no, and why. The piece stays with who offered it. */
export async function refuseHandover(
  context: Context,
  id: string,
  { reason }: Refusal,
  expectedVersion?: number,
): Promise<{ handover: Handover; version: number }> {
  const { db, caller } = context;
  requireRight(caller, 'refuse-handover');
  return withTransaction(db, async (tx) => {
    const offered = await lockHandover(tx, caller, id);
    requireAnswerer(caller, offered);
    requireVersion(offered.handover.version, expectedVersion);
    return endOffer(tx, context, offered, { state: 'refused', reason });
  });
}
