import { and, asc, eq, inArray } from 'drizzle-orm';

import { LostRaceError } from '#database/lost-race';

import { reaches } from '../authorisation/scope.ts';
import { organisation } from '../organisations/tables.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { selectAllocations, type AllocationRow } from '../calendar/allocation-rows.ts';
import { requireMayClaim, type Work } from '../calendar/claim.ts';
import { lockPieces } from '../calendar/lock-pieces.ts';
import { isInScope } from './read-reservation.ts';
import { LIVE_STATES } from './states.ts';
import { allocation, reservation } from '../calendar/tables.ts';

export interface LockedReservation {
  readonly entry: typeof reservation.$inferSelect;
  /** Those of its claims that somebody still counts on. */
  readonly claims: readonly AllocationRow[];
}

/**
 * The reservation that is about to change, when the caller may change it: who holds it may, and who is above them. Its pieces
 * are locked first, as everywhere, and `also` with them.
 */
export async function lockReservation(
  work: Work,
  id: string,
  { expectedVersion, also = [] }: { readonly expectedVersion?: number | undefined; readonly also?: readonly string[] },
): Promise<LockedReservation> {
  const { tx, context } = work;
  const { caller } = context;
  const isLive = and(eq(allocation.reservation, id), inArray(allocation.state, [...LIVE_STATES]));
  const before = await tx.select({ assetCode: allocation.assetCode }).from(allocation).where(isLive);
  const pieces = await lockPieces(tx, caller, [...before.map(({ assetCode }) => assetCode), ...also]);
  const [row] = await tx
    .select({ entry: reservation, inScope: isInScope(caller) })
    .from(reservation)
    .innerJoin(organisation, eq(organisation.code, reservation.organisation))
    .where(eq(reservation.id, id))
    .for('update', { of: reservation });
  if (!row?.inScope) throw new Problem('not-found', `no reservation ${id}`, row && { countedAs: 'outside-scope' });
  const { entry } = row;
  if (!(await reaches(tx, caller, entry.organisation)))
    throw new Problem('forbidden', `it is a reservation of ${entry.organisation}: ask them`);
  requireMayClaim(caller, entry.kind);
  requireVersion(entry.version, expectedVersion);
  const claims = await selectAllocations(tx).where(isLive).orderBy(asc(allocation.assetCode));
  // A claim was moved to a piece that is not locked.
  if (claims.some((claim) => !pieces.has(claim.allocation.assetCode))) throw new LostRaceError();
  return { entry, claims };
}
