import { and, asc, eq, inArray, isNotNull, notInArray, type SQL } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import type { OrganisationKind } from '../organisations/kinds.ts';
import { organisation } from '../organisations/tables.ts';
import { equipment } from '../register/tables.ts';
import { findStanding, type AllocationRow } from '../calendar/allocation-rows.ts';
import type { Work } from '../calendar/claim.ts';
import { expireHolds } from '../reservations/expire-holds.ts';
import { isFree } from './free.ts';
import { isClaimable, isPiece } from '../calendar/lock-pieces.ts';
import { meetsNeed, type Need } from './need.ts';
import { allocation, reservation } from '../calendar/tables.ts';

/**
 * For each claim by need that has not begun, a piece that would do as well and is free: it moves there instead of ending.
 * Read before anything is locked; `confirmPlaces` looks again.
 */
export async function findPlaces(
  { tx, context }: Work,
  standing: readonly AllocationRow[],
  taken: readonly string[],
): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  for (const claim of await listByNeed(tx, standing)) {
    const { row } = claim;
    if (row.fromAt < context.now || row.toAt === null) continue;
    const [place] = await tx
      .select({ assetCode: equipment.assetCode })
      .from(equipment)
      .where(
        and(
          notInArray(equipment.assetCode, [...taken, ...places.values()]),
          wouldDo(claim),
          isFree({ from: row.fromAt, to: row.toAt }, context.now),
        ),
      )
      .orderBy(asc(equipment.assetCode))
      .limit(1);
    if (place) places.set(row.id, place.assetCode);
  }
  return places;
}

/** Those places that would still do and are free, now that they are locked. */
export async function confirmPlaces(
  work: Work,
  standing: readonly AllocationRow[],
  places: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const confirmed = new Map<string, string>();
  const moving = standing.filter(({ allocation: { id } }) => places.has(id));
  for (const claim of await listByNeed(work.tx, moving)) {
    const { row } = claim;
    const place = places.get(row.id)!;
    if ((await work.tx.$count(equipment, and(isPiece(place), wouldDo(claim)))) === 0) continue;
    const there = await findStanding(work.tx, [place], { from: row.fromAt, to: row.toAt });
    if ((await expireHolds(work, there)).length === 0) confirmed.set(row.id, place);
  }
  return confirmed;
}

interface ClaimByNeed {
  readonly row: AllocationRow['allocation'];
  readonly need: Need;
  /** Whose claim it is: any place must be one that they may claim. */
  readonly home: Pick<Caller, 'organisation'>;
}

async function listByNeed(tx: Transaction, standing: readonly AllocationRow[]): Promise<ClaimByNeed[]> {
  if (standing.length === 0) return [];
  const ids = standing.map((row) => row.allocation.id);
  const rows = await tx
    .select({ row: allocation, need: reservation.need, owner: organisation })
    .from(allocation)
    .innerJoin(reservation, eq(reservation.id, allocation.reservation))
    .innerJoin(organisation, eq(organisation.code, allocation.organisation))
    .where(and(inArray(allocation.id, ids), isNotNull(reservation.need)))
    .orderBy(asc(allocation.id));
  return rows.map(({ row, need, owner: { code, name, kind } }) => {
    return { row, need: need!, home: { organisation: { code, name, kind: kind as OrganisationKind } } };
  });
}

/** True for the pieces that would do for the claim as well as its own. */
function wouldDo({ row, need, home }: ClaimByNeed): SQL | undefined {
  return and(isClaimable(home, row.kind), meetsNeed(need));
}
