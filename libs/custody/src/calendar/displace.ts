import { uuidv7 } from 'uuidv7';

import { queueMessage } from '#database/outbox/queue-message';

import { PAGE_CHANNEL } from '../notices/channels.ts';
import type { AllocationRow } from './allocation-rows.ts';
import type { Claim, Work } from './claim.ts';
import type { DisplacedClaim, DisplacedNotice } from './notice-schemas.ts';
import type { allocation } from './tables.ts';
import { adjustClaim, insertClaim, stepClaim } from './write-claim.ts';

type Row = typeof allocation.$inferSelect;

/** What became of each claim that stood in the way, to be told to its owner. */
export type Displaced = readonly { readonly organisation: string; readonly claim: DisplacedClaim }[];

interface Displacing {
  readonly claim: Claim;
  readonly why: string;
  /** Of each piece, the allocation that takes it. */
  readonly takenBy: ReadonlyMap<string, string>;
  /** Of a claim by need that has not begun: a locked piece, free in its period, that takes the place of its own. */
  readonly moves: ReadonlyMap<string, string>;
}

/** Pushes weaker claims aside: moved to another piece, cut where they have begun, or ended. */
export async function displace(
  work: Work,
  standing: readonly AllocationRow[],
  displacing: Displacing,
): Promise<Displaced> {
  const displaced = [];
  for (const { allocation: row } of standing) {
    const claim = await displaceOne(work, row, displacing);
    displaced.push({ organisation: row.organisation, claim });
  }
  return displaced;
}

async function displaceOne(work: Work, row: Row, displacing: Displacing): Promise<DisplacedClaim> {
  const { now } = work.context;
  const { claim, why, takenBy, moves } = displacing;
  const mark = { displacedBy: takenBy.get(row.assetCode) ?? null, displacedWhy: why };
  const hasBegun = row.fromAt < now;
  if (hasBegun && claim.from > now) {
    await adjustClaim(work, row, 'displaced', { ...mark, toAt: claim.from });
    return { ...describeClaim(row), outcome: 'cut', until: claim.from.toISOString() };
  }
  const movedTo = hasBegun ? undefined : moves.get(row.id);
  const replacedBy = movedTo === undefined ? null : uuidv7();
  const set = { ...mark, replacedBy, ...(hasBegun && { endedAt: now }) };
  await stepClaim(work, row, { to: 'preempted', change: 'displaced', set });
  if (movedTo === undefined) return { ...describeClaim(row), outcome: 'ended' };
  await insertInPlaceOf(work, row, { id: replacedBy!, assetCode: movedTo });
  return { ...describeClaim(row), outcome: 'moved', movedTo };
}

/** The same claim on another piece. */
export async function insertInPlaceOf(
  work: Work,
  row: Row,
  place: { readonly id: string; readonly assetCode: string },
): Promise<void> {
  const { now } = work.context;
  const anew = { displacedBy: null, displacedWhy: null, replacedBy: null, createdAt: now, changedAt: now };
  await insertClaim(work, { ...row, ...place, ...anew }, 'reserved');
}

export function describeClaim(row: Row): Omit<DisplacedClaim, 'outcome'> {
  return {
    allocation: row.id,
    reservation: row.reservation,
    assetCode: row.assetCode,
    kind: row.kind,
    from: row.fromAt.toISOString(),
    to: row.toAt?.toISOString() ?? null,
  };
}

/** One notice for each organisation, whatever number of its claims the cause has touched. */
export async function tellDisplaced(
  { tx, context }: Work,
  displaced: Displaced,
  { cause, claim, why }: { readonly cause: string; readonly claim: Claim; readonly why: string },
): Promise<void> {
  const by: DisplacedNotice['by'] = {
    reservation: claim.reservation,
    kind: claim.kind,
    organisation: claim.organisation.code,
    organisationName: claim.organisation.name,
    from: claim.from.toISOString(),
    to: claim.to?.toISOString() ?? null,
  };
  for (const [receiver, told] of Map.groupBy(displaced, ({ organisation }) => organisation)) {
    const payload: DisplacedNotice = { by, why, claims: told.map((each) => each.claim) };
    const message = { cause, channel: PAGE_CHANNEL, receiver, kind: 'claims-displaced', payload };
    await queueMessage(tx, message, context.now);
  }
}
