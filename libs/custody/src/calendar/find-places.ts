import { and, asc, eq, inArray, isNotNull, notInArray } from 'drizzle-orm';

import type { OrganisationKind } from '../organisations/kinds.ts';
import { organisation } from '../organisations/tables.ts';
import { equipment } from '../register/tables.ts';
import { findStanding, type AllocationRow } from './allocation-rows.ts';
import type { Work } from './claim.ts';
import { isFree } from './free.ts';
import { isClaimable } from './lock-pieces.ts';
import { meetsNeed } from './need.ts';
import { allocation, reservation } from './tables.ts';

/**
 * For each claim by need that has not begun, a piece that would do as well and is free: it moves there instead of ending.
 * Read before anything is locked; `confirmPlaces` looks again.
 */
export async function findPlaces(
  { tx, context }: Work,
  standing: readonly AllocationRow[],
  taken: readonly string[],
): Promise<Map<string, string>> {
  const ids = standing.map((row) => row.allocation.id);
  const places = new Map<string, string>();
  if (ids.length === 0) return places;
  const movable = await tx
    .select({ row: allocation, need: reservation.need, owner: organisation })
    .from(allocation)
    .innerJoin(reservation, eq(reservation.id, allocation.reservation))
    .innerJoin(organisation, eq(organisation.code, allocation.organisation))
    .where(and(inArray(allocation.id, ids), isNotNull(reservation.need)))
    .orderBy(asc(allocation.id));
  for (const { row, need, owner } of movable) {
    if (row.fromAt < context.now || row.toAt === null || need === null) continue;
    const home = { organisation: { code: owner.code, name: owner.name, kind: owner.kind as OrganisationKind } };
    const [place] = await tx
      .select({ assetCode: equipment.assetCode })
      .from(equipment)
      .where(
        and(
          notInArray(equipment.assetCode, [...taken, ...places.values()]),
          isClaimable(home, row.kind),
          meetsNeed(need),
          isFree({ from: row.fromAt, to: row.toAt }, context.now),
        ),
      )
      .orderBy(asc(equipment.assetCode))
      .limit(1);
    if (place) places.set(row.id, place.assetCode);
  }
  return places;
}

/** Those places that are still free, now that they are locked. */
export async function confirmPlaces(
  { tx }: Work,
  standing: readonly AllocationRow[],
  places: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const confirmed = new Map<string, string>();
  for (const { allocation: row } of standing) {
    const place = places.get(row.id);
    if (place === undefined) continue;
    const there = await findStanding(tx, [place], { from: row.fromAt, to: row.toAt });
    if (there.length === 0) confirmed.set(row.id, place);
  }
  return confirmed;
}
