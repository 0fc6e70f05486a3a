import type { Context } from '../authorisation/caller.ts';
import { findNextFreeOf } from '../needs/next-free.ts';
import { Problem } from '../problem.ts';
import { toConflict, type AllocationRow } from './allocation-rows.ts';
import type { Period } from './period.ts';
import type { Conflict, FreeWindow } from './schemas.ts';

const NAMED = 100;

interface Taken {
  readonly standing: readonly AllocationRow[];
  readonly period: Period;
  /** Why what stands there does not give way, when it was asked to. */
  readonly reason?: string | undefined;
}

interface Refused extends Omit<Taken, 'period'> {
  readonly nextFree: FreeWindow | null;
}

/** That these pieces are taken: what stands in the way, whom to ask, and the next time at which one of them is free. */
export async function takenProblem({ db, now }: Context, { standing, period, reason }: Taken): Promise<Problem> {
  const assetCodes = [...new Set(standing.map(({ allocation }) => allocation.assetCode))];
  return conflictProblem(now, { standing, reason, nextFree: await findNextFreeOf(db, assetCodes, period, now) });
}

/** What stands in the way, whom to ask, and the next time at which it would do. */
export function conflictProblem(now: Date, { standing, nextFree, reason }: Refused): Problem {
  const conflicts = standing.slice(0, NAMED).map((row) => toConflict(row, now));
  const detail = [describe(conflicts), reason].filter((part) => part !== undefined).join('; ');
  return new Problem('allocation-conflict', detail, { members: { conflicts, nextFree } });
}

function describe([first, ...others]: readonly Conflict[]): string {
  if (!first) return 'too few pieces are free then';
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  const until = first.to === null ? 'until it is released' : `to ${first.to}`;
  return `${first.assetCode} is taken: ${first.kind} of ${first.ownerName} from ${first.from} ${until}${more}`;
}
