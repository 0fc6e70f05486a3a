import { uuidv7 } from 'uuidv7';

import { findStanding, type AllocationRow } from './allocation-rows.ts';
import type { Claim, Work } from './claim.ts';
import { displace, tellDisplaced } from './displace.ts';
import { expireHolds } from '../reservations/expire-holds.ts';
import { confirmPlaces, findPlaces } from '../needs/find-places.ts';
import { lockPieces, requireClaimable } from './lock-pieces.ts';
import { requireWeaker } from './refuse-taken.ts';
import { reservation } from './tables.ts';
import { touchReservations } from '../reservations/touch-reservations.ts';
import { insertClaim } from './write-claim.ts';

/** A claim with an end: every one but a running deployment. */
export interface Booking extends Claim {
  readonly to: Date;
  readonly reservation: string;
  /** What the reservation itself is: written once there is room for it. */
  readonly entry: typeof reservation.$inferInsert;
  /** Tentative until then. */
  readonly holdUntil: Date | null;
  /** What it is for, told to those whom it pushes aside. */
  readonly purpose: string;
}

/** Locks the pieces, makes room on them where the claim may, and writes it; or says what stands in the way. */
export async function takePieces(work: Work, booking: Booking, assetCodes: readonly string[]): Promise<void> {
  const { tx, context } = work;
  const places = booking.preempt
    ? await findPlaces(work, await findStanding(tx, assetCodes, booking), assetCodes)
    : new Map<string, string>();
  const pieces = await lockPieces(tx, context.caller, [...assetCodes, ...places.values()]);
  for (const code of assetCodes) requireClaimable(pieces.get(code), code, booking.kind);
  const standing = await expireHolds(work, await findStanding(tx, assetCodes, booking));
  await requireWeaker(context, booking, standing);
  const takenBy = new Map(assetCodes.map((code) => [code, uuidv7()]));
  if (standing.length > 0) await pushAside(work, booking, { standing, takenBy, places });
  await tx.insert(reservation).values(booking.entry);
  await insertAllocations(work, booking, takenBy);
}

interface Aside {
  readonly standing: readonly AllocationRow[];
  readonly takenBy: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, string>;
}

async function pushAside(work: Work, booking: Booking, { standing, takenBy, places }: Aside): Promise<void> {
  const why = booking.override ? `${booking.purpose} (${booking.override.reason})` : booking.purpose;
  const moves = await confirmPlaces(work, standing, places);
  const displaced = await displace(work, standing, { claim: booking, why, takenBy, moves });
  await touchReservations(
    work,
    displaced.map(({ claim }) => claim.reservation),
  );
  await tellDisplaced(work, displaced, { cause: `reservation:${booking.reservation}`, claim: booking, why });
}

async function insertAllocations(work: Work, booking: Booking, takenBy: ReadonlyMap<string, string>): Promise<void> {
  const { reservation, organisation, kind, from, to, holdUntil } = booking;
  const { now } = work.context;
  const state = holdUntil === null ? 'confirmed' : 'tentative';
  const period = { fromAt: from, toAt: to, originalFrom: from, originalTo: to, expiresAt: holdUntil };
  const claim = { reservation, kind, organisation: organisation.code, state, ...period } as const;
  for (const [assetCode, id] of [...takenBy].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    await insertClaim(work, { ...claim, id, assetCode, createdAt: now, changedAt: now }, 'reserved');
}
