import type { AllocationRow } from '../calendar/allocation-rows.ts';
import type { Work } from '../calendar/claim.ts';
import { stateNow } from './states.ts';
import { stepStored } from '../calendar/write-claim.ts';

/** Ends the holds among these whose time is over, and answers those that still hold. Their pieces are locked. */
export async function expireHolds(work: Work, standing: readonly AllocationRow[]): Promise<AllocationRow[]> {
  const holding: AllocationRow[] = [];
  for (const row of standing) {
    const { allocation } = row;
    if (stateNow(allocation, work.context.now) !== 'expired') holding.push(row);
    else
      await stepStored(work, allocation, { to: 'expired', change: 'expired', set: { endedAt: allocation.expiresAt } });
  }
  return holding;
}
