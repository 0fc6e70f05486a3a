import { and, asc, eq } from 'drizzle-orm';

import { organisation } from '../organisations/tables.ts';
import { Problem } from '../problem.ts';
import { findStanding } from '../calendar/allocation-rows.ts';
import type { Claim, Work } from '../calendar/claim.ts';
import { describeClaim, tellDisplaced, type Displaced } from '../calendar/displace.ts';
import { expireHolds } from './expire-holds.ts';
import { lockPieces } from '../calendar/lock-pieces.ts';
import { stateNow } from './states.ts';
import { allocation } from '../calendar/tables.ts';
import { touchReservations } from './touch-reservations.ts';
import { stepClaim, stepStored } from '../calendar/write-claim.ts';

type Row = typeof allocation.$inferSelect;

/** Part of an order: the deployment is over now, and what was at risk stands again, or its owner hears that it cannot. */
export async function releaseDeployment(work: Work, id: string): Promise<void> {
  const { tx, context } = work;
  const [found] = await tx.select({ assetCode: allocation.assetCode }).from(allocation).where(eq(allocation.id, id));
  if (!found) throw new Problem('not-found', `no allocation ${id}`);
  await lockPieces(tx, context.caller, [found.assetCode]);
  const [running] = await tx
    .select({ row: allocation, owner: organisation })
    .from(allocation)
    .innerJoin(organisation, eq(organisation.code, allocation.organisation))
    .where(eq(allocation.id, id));
  if (!running) throw new Error('a locked allocation vanished while it was read');
  const { row, owner } = running;
  const at = new Date(Math.max(context.now.getTime(), row.fromAt.getTime() + 1));
  await stepClaim(work, row, { to: 'ended', change: 'released', set: { toAt: at, endedAt: at } });
  const waiting = await tx
    .select()
    .from(allocation)
    .where(and(eq(allocation.displacedBy, id), eq(allocation.state, 'at_risk')))
    .orderBy(asc(allocation.fromAt));
  const settled: Displaced[number][] = [];
  for (const claim of waiting)
    settled.push({ organisation: claim.organisation, claim: await putBack(work, claim, at) });
  await touchReservations(
    work,
    waiting.map((claim) => claim.reservation),
  );
  const why = 'the deployment was released';
  const claim: Claim = {
    reservation: null,
    organisation: owner,
    kind: row.kind,
    from: row.fromAt,
    to: at,
    preempt: true,
  };
  await tellDisplaced(work, settled, { cause: `release:${id}`, claim, why });
}

async function putBack(work: Work, row: Row, at: Date): Promise<Displaced[number]['claim']> {
  const state = stateNow(row, work.context.now);
  if (state === 'expired') {
    await stepStored(work, row, { to: 'expired', change: 'expired', set: { endedAt: row.expiresAt } });
    return { ...describeClaim(row), outcome: 'lost' };
  }
  const from = row.fromAt < at ? at : row.fromAt;
  if (state === 'at_risk' && row.toAt !== null && from < row.toAt) {
    const standing = await expireHolds(work, await findStanding(work.tx, [row.assetCode], { from, to: row.toAt }));
    if (standing.length === 0) {
      const to = row.expiresAt === null ? 'confirmed' : 'tentative';
      await stepClaim(work, row, {
        to,
        change: 'released',
        set: { fromAt: from, displacedBy: null, displacedWhy: null },
      });
      return { ...describeClaim({ ...row, fromAt: from }), outcome: 'put_back' };
    }
  }
  await stepStored(work, row, { to: 'preempted', change: 'released', set: { endedAt: at } });
  return { ...describeClaim(row), outcome: 'lost' };
}
