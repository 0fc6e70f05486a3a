import { and, asc, count, desc, not, type SQL } from 'drizzle-orm';

import { LostRaceError } from '#database/lost-race';

import { invalidField, Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { findStanding, type AllocationRow } from '../calendar/allocation-rows.ts';
import type { Work } from '../calendar/claim.ts';
import { isFree, strongestOf } from './free.ts';
import { findNextFree } from './next-free.ts';
import { ALLOCATION_KINDS } from '../calendar/kinds.ts';
import { isClaimable } from '../calendar/lock-pieces.ts';
import { meetsNeed, type Need } from './need.ts';
import { conflictProblem } from '../calendar/refuse-conflict.ts';
import { stateNow } from '../reservations/states.ts';
import { judgeDisplacing } from '../calendar/strength.ts';
import { takePieces, type Booking } from '../calendar/take-pieces.ts';

const ROUNDS = 8;
/** More than are needed are looked at, and callers at the same moment begin with different ones. */
const SPARE = 32;
/** Of those that are taken so many are looked at for claims that give way. */
const WEIGHED = 200;

/**
 * Binds free pieces that meet the need. Somebody may take one between the look and the lock: then the locks are given
 * back with the savepoint, and it looks again.
 */
export async function bindNeed(work: Work, booking: Booking, need: Need): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const chosen = await choosePieces(work, booking, need);
    const { changes } = work;
    const before = changes.length;
    try {
      return await work.tx.transaction((tx) =>
        takePieces({ ...work, tx, context: { ...work.context, db: tx } }, booking, chosen),
      );
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'allocation-conflict')) throw error;
      changes.length = before;
    }
  }
  throw new LostRaceError();
}

async function choosePieces(work: Work, booking: Booking, need: Need): Promise<string[]> {
  const { context, tx } = work;
  const matching = and(isClaimable(context.caller, booking.kind), meetsNeed(need)) as SQL;
  const free = await tx
    .select({ assetCode: equipment.assetCode })
    .from(equipment)
    .where(and(matching, isFree(booking, context.now)))
    .orderBy(asc(equipment.assetCode))
    .limit(need.quantity + SPARE);
  const codes = turned(
    free.map(({ assetCode }) => assetCode),
    booking.reservation,
  );
  if (codes.length >= need.quantity) return codes.slice(0, need.quantity);
  const taken = await weighTaken(work, booking, matching);
  const yielding = booking.preempt ? taken.filter((piece) => piece.yields).map(({ assetCode }) => assetCode) : [];
  const chosen = [...codes, ...yielding].slice(0, need.quantity);
  if (chosen.length === need.quantity) return chosen;
  await requireSoMany(work, matching, need);
  const standing = taken.flatMap((piece) => piece.standing);
  const nextFree = await findNextFree(tx, { matching, period: booking, quantity: need.quantity }, context.now);
  throw conflictProblem(context.now, { standing, nextFree });
}

/** Begins somewhere else for each reservation. */
function turned(codes: readonly string[], seed: string): string[] {
  const start = codes.length === 0 ? 0 : Number.parseInt(seed.slice(-6), 16) % codes.length;
  return [...codes.slice(start), ...codes.slice(0, start)];
}

interface Taken {
  readonly assetCode: string;
  readonly standing: readonly AllocationRow[];
  readonly yields: boolean;
}

/** The pieces that would do and are taken, those with the weakest claims first. */
async function weighTaken({ tx, context }: Work, booking: Booking, matching: SQL): Promise<Taken[]> {
  const rows = await tx
    .select({ assetCode: equipment.assetCode })
    .from(equipment)
    .where(and(matching, not(isFree(booking, context.now))))
    .orderBy(desc(strongestOf(booking, context.now)), asc(equipment.assetCode))
    .limit(WEIGHED);
  const standing = await findStanding(
    tx,
    rows.map(({ assetCode }) => assetCode),
    booking,
  );
  const holding = standing.filter((row) => stateNow(row.allocation, context.now) !== 'expired');
  const pieces = Map.groupBy(holding, (row) => row.allocation.assetCode);
  return [...pieces]
    .map(([assetCode, claims]) => ({
      assetCode,
      standing: claims,
      yields: claims.every((row) => judgeDisplacing(booking, row.allocation).allowed),
    }))
    .toSorted((one, other) => strengthOf(other) - strengthOf(one) || one.standing.length - other.standing.length);
}

/** Where its strongest claim stands in the order of kinds: the higher, the weaker. */
function strengthOf({ standing }: Taken): number {
  return Math.min(...standing.map((row) => ALLOCATION_KINDS.indexOf(row.allocation.kind)));
}

/** No calendar helps where there are not so many pieces at all. */
async function requireSoMany({ tx }: Work, matching: SQL, need: Need): Promise<void> {
  const [row] = await tx.select({ many: count() }).from(equipment).where(matching);
  const many = row?.many ?? 0;
  if (many < need.quantity) throw invalidField('need', `only ${many} pieces that you may reserve meet it`);
}
