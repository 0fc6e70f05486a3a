import { eq, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Queryable } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { equipmentInScope, reachedCodes } from '../authorisation/scope.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { site } from '../sites/tables.ts';
import { handover } from './tables.ts';

const giver = alias(organisation, 'giver');
const receiver = alias(organisation, 'receiver');
const offerer = alias(person, 'offerer');
const decider = alias(person, 'decider');
const named = alias(person, 'named');

/** Handovers with the names of all that they refer to. */
export function selectHandovers(db: Queryable, caller: Caller) {
  return db
    .select({
      handover,
      piece: { name: equipment.name, family: equipment.family },
      fromName: giver.name,
      toName: receiver.name,
      offererName: offerer.name,
      deciderName: decider.name,
      namedName: named.name,
      baseName: site.name,
      inScope: handoverInScope(caller),
    })
    .from(handover)
    .innerJoin(equipment, eq(equipment.assetCode, handover.assetCode))
    .innerJoin(giver, eq(giver.code, handover.fromOrganisation))
    .innerJoin(receiver, eq(receiver.code, handover.toOrganisation))
    .innerJoin(offerer, eq(offerer.id, handover.offeredBy))
    .leftJoin(decider, eq(decider.id, handover.decidedBy))
    .leftJoin(named, eq(named.id, handover.toPerson))
    .leftJoin(site, eq(site.id, handover.toSite))
    .$dynamic();
}

export type HandoverRow = Awaited<ReturnType<typeof selectHandovers>>[number];

/** True where a reached organisation is a party of it, or reaches the piece anyway. */
export function handoverInScope(caller: Caller): SQL<boolean> {
  const reached = reachedCodes(caller, 'watch');
  return or(
    sql`${handover.fromOrganisation} in ${reached}`,
    sql`${handover.toOrganisation} in ${reached}`,
    equipmentInScope(caller),
  ) as SQL<boolean>;
}

/** The handover, when the caller may know of it. */
export async function findHandover(db: Queryable, caller: Caller, id: string): Promise<HandoverRow> {
  const [row] = await selectHandovers(db, caller).where(eq(handover.id, id));
  if (row?.inScope) return row;
  throw new Problem('not-found', `no handover ${id}`, row && { countedAs: 'outside-scope' });
}

/** What became of it, for who comes too late. */
export function tellWhatHappened({ handover: { state, decidedAt, expiresAt }, deciderName }: HandoverRow): string {
  if (state === 'offered' || state === 'expired') return `its time was over at ${expiresAt.toISOString()}`;
  return `${deciderName ?? 'somebody'} has ${state} it at ${decidedAt?.toISOString() ?? 'a time unknown'}`;
}
