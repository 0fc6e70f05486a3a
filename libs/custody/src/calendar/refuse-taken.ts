import { asc, eq } from 'drizzle-orm';

import type { Context } from '../authorisation/caller.ts';
import { statementFrom } from '../authorisation/home.ts';
import { organisation } from '../organisations/tables.ts';
import type { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { stateNow } from '../reservations/states.ts';
import { isStanding, standingValues, type AllocationRow } from './allocation-rows.ts';
import { pieceToClaim, requireClaimable } from './lock-pieces.ts';
import type { Period } from './period.ts';
import { takenProblem } from './refuse-conflict.ts';
import { judgeDisplacing, type Claiming } from './strength.ts';
import { allocation } from './tables.ts';

interface Wanted extends Claiming, Period {
  readonly preempt: boolean;
}

/**
 * Refuses, before anything is locked, what is taken and would be refused under the lock as well: whoever asks in vain
 * holds up nobody who does not.
 */
export async function refuseTaken(context: Context, wanted: Wanted, assetCode: string): Promise<void> {
  const { db, caller, now } = context;
  const claims = await listTaken(db, caller, standingValues([assetCode], wanted));
  const standing = claims.filter((claim) => stateNow(claim.allocation, now) !== 'expired');
  const [first] = standing;
  if (!first) return;
  requireClaimable(first, assetCode, wanted.kind);
  await requireWeaker(context, wanted, standing);
}

const listTaken = statementFrom('taken-pieces', (db, home) =>
  db
    .select({ allocation, organisationName: organisation.name, ...pieceToClaim(home) })
    .from(allocation)
    .innerJoin(organisation, eq(organisation.code, allocation.organisation))
    .innerJoin(equipment, eq(equipment.assetCode, allocation.assetCode))
    .where(isStanding)
    .orderBy(asc(allocation.fromAt)),
);

/** Refuses a claim where something stands that is not weaker, or that it was not asked to push aside. */
export async function requireWeaker(
  context: Context,
  wanted: Wanted,
  standing: readonly AllocationRow[],
): Promise<void> {
  if (standing.length === 0) return;
  const refuse = (reason?: string): Promise<Problem> => takenProblem(context, { standing, period: wanted, reason });
  if (!wanted.preempt) throw await refuse();
  for (const { allocation: row } of standing) {
    const verdict = judgeDisplacing(wanted, row);
    if (!verdict.allowed) throw await refuse(verdict.reason);
  }
}
