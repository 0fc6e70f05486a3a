import { uuidv7 } from 'uuidv7';

import { invalidField } from '../problem.ts';
import { findStanding, type AllocationRow } from '../calendar/allocation-rows.ts';
import type { Claim, Work } from '../calendar/claim.ts';
import { describeClaim, tellDisplaced, type Displaced } from '../calendar/displace.ts';
import { expireHolds } from './expire-holds.ts';
import { lockPieces, requireClaimable } from '../calendar/lock-pieces.ts';
import { takenProblem } from '../calendar/refuse-conflict.ts';
import { judgeDisplacing, type Override } from '../calendar/strength.ts';
import type { allocation } from '../calendar/tables.ts';
import { touchReservations } from './touch-reservations.ts';
import { adjustClaim, insertClaim, stepClaim } from '../calendar/write-claim.ts';

export interface NewDeployment {
  readonly assetCode: string;
  /** Who has it on the order. */
  readonly organisation: { readonly code: string; readonly name: string };
  readonly from: Date;
  /** When it is thought to end: information, no more. */
  readonly plannedTo: Date;
  readonly why: string;
  readonly override?: Override | undefined;
}

/**
 * Part of an order: the piece is the deployment's until it is released. Whatever stands in the way leaves the constraint:
 * what has begun is cut, the rest is at risk, and the owners are told. Answers the id of the allocation.
 */
export async function beginDeployment(work: Work, deployment: NewDeployment): Promise<string> {
  const { tx, context } = work;
  const { assetCode, organisation, from, plannedTo, why, override } = deployment;
  if (plannedTo <= from) throw invalidField('plannedTo', 'must be after it begins');
  const pieces = await lockPieces(tx, context.caller, [assetCode]);
  requireClaimable(pieces.get(assetCode), assetCode, 'deployment');
  const claim: Claim = { reservation: null, organisation, kind: 'deployment', from, to: null, preempt: true, override };
  const standing = await expireHolds(work, await findStanding(tx, [assetCode], claim));
  await requireWeaker(work, standing, deployment);
  const id = uuidv7();
  const displaced = [];
  for (const { allocation: row } of standing) displaced.push(await stepAside(work, row, { id, from, why }));
  const period = { fromAt: from, toAt: null, originalFrom: from, originalTo: plannedTo, plannedTo };
  const running = { id, assetCode, organisation: organisation.code, kind: 'deployment', state: 'running' } as const;
  await insertClaim(work, { ...running, ...period, createdAt: context.now, changedAt: context.now }, 'deployed');
  await touchReservations(
    work,
    standing.map((row) => row.allocation.reservation),
  );
  await tellDisplaced(work, displaced, { cause: `deployment:${id}`, claim, why });
  return id;
}

async function requireWeaker(
  { context }: Work,
  standing: readonly AllocationRow[],
  { from, plannedTo, override }: NewDeployment,
): Promise<void> {
  for (const { allocation: row } of standing) {
    const verdict = judgeDisplacing({ kind: 'deployment', override }, row);
    // Maintenance that is due after the planned end need not be put off by name.
    const isLater = row.kind === 'maintenance_safety' && row.fromAt >= plannedTo;
    if (verdict.allowed || isLater) continue;
    const period = { from, to: plannedTo };
    throw await takenProblem(context, { standing, period, reason: verdict.reason });
  }
}

async function stepAside(
  work: Work,
  row: typeof allocation.$inferSelect,
  { id, from, why }: { readonly id: string; readonly from: Date; readonly why: string },
): Promise<Displaced[number]> {
  const { now } = work.context;
  const { organisation } = row;
  const mark = { displacedBy: id, displacedWhy: why };
  if (row.fromAt >= from) {
    await stepClaim(work, row, { to: 'at_risk', change: 'displaced', set: mark });
    return { organisation, claim: { ...describeClaim(row), outcome: 'at_risk' } };
  }
  if (from <= now) {
    await stepClaim(work, row, { to: 'preempted', change: 'displaced', set: { ...mark, endedAt: from } });
    return { organisation, claim: { ...describeClaim(row), outcome: 'ended' } };
  }
  await adjustClaim(work, row, 'displaced', { ...mark, toAt: from });
  return { organisation, claim: { ...describeClaim(row), outcome: 'cut', until: from.toISOString() } };
}
