import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { endOffer } from './end-offer.ts';
import { lockHandover } from './lock-handover.ts';
import type { Handover, Withdrawal } from './schemas.ts';

/** Takes an offer back; any custodian of the organisation that made it may. */
export async function withdrawHandover(
  context: Context,
  id: string,
  { reason }: Withdrawal,
  expectedVersion?: number,
): Promise<{ handover: Handover; version: number }> {
  const { db, caller } = context;
  requireRight(caller, 'withdraw-handover');
  return withTransaction(db, async (tx) => {
    const offered = await lockHandover(tx, caller, id);
    const { fromOrganisation, version } = offered.handover;
    if (caller.organisation.code !== fromOrganisation)
      throw new Problem('forbidden', `${fromOrganisation} offered it: somebody there withdraws it`);
    requireVersion(version, expectedVersion);
    return endOffer(tx, context, offered, { state: 'withdrawn', reason: reason ?? null });
  });
}
