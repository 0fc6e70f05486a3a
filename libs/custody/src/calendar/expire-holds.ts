import type { AllocationRow } from './allocation-rows.ts';
import type { Work } from './claim.ts';
import { step } from './displace.ts';
import { stateNow } from './states.ts';

/** Ends the holds among these whose time is over, and answers those that still hold. Their pieces are locked. */
export async function expireHolds(work: Work, standing: readonly AllocationRow[]): Promise<AllocationRow[]> {
  const { now } = work.context;
  const holding: AllocationRow[] = [];
  for (const row of standing) {
    if (stateNow(row.allocation, now) !== 'expired') {
      holding.push(row);
      continue;
    }
    await noteExpiry(work, row);
  }
  return holding;
}

async function noteExpiry(work: Work, { allocation: row }: AllocationRow): Promise<void> {
  // As it stands in the table, it has not expired yet: that is what is being noted.
  await step(work, { ...row, expiresAt: null, toAt: null }, 'expired', { endedAt: row.expiresAt });
  work.changes.push({ change: 'expired', id: row.id });
}
