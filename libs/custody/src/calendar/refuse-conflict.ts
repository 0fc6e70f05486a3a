import type { SQL } from 'drizzle-orm';

import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { toConflict, type AllocationRow } from './allocation-rows.ts';
import { findNextFree } from '../needs/free.ts';
import type { Period } from './period.ts';
import type { Conflict } from './schemas.ts';

const NAMED = 100;

interface Refused {
  readonly standing: readonly AllocationRow[];
  /** Says of a row of `equipment` whether it would do. */
  readonly matching: SQL;
  readonly period: Period;
  readonly quantity?: number;
  /** Why what stands there does not give way, when it was asked to. */
  readonly reason?: string | undefined;
}

/** What stands in the way, whom to ask, and the next time at which it would do. */
export async function conflictProblem({ db, now }: Context, refused: Refused): Promise<Problem> {
  const conflicts = refused.standing.slice(0, NAMED).map((row) => toConflict(row, now));
  const nextFree = await findNextFree(db, refused, now);
  const detail = [describe(conflicts), refused.reason].filter((part) => part !== undefined).join('; ');
  return new Problem('allocation-conflict', detail, { members: { conflicts, nextFree } });
}

function describe([first, ...others]: readonly Conflict[]): string {
  if (!first) return 'too few pieces are free then';
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  const until = first.to === null ? 'until it is released' : `to ${first.to}`;
  return `${first.assetCode} is taken: ${first.kind} of ${first.ownerName} from ${first.from} ${until}${more}`;
}
