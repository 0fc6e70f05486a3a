import { eq, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Queryable } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { equipmentInScope, reachedCodes } from '../authorisation/scope.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { crewHandover } from './tables.ts';

const giver = alias(person, 'giver');
const taker = alias(person, 'taker');
const giving = alias(organisation, 'giving');
const taking = alias(organisation, 'taking');

export function selectCrewHandovers(db: Queryable, caller: Caller) {
  return db
    .select({
      entry: crewHandover,
      piece: { name: equipment.name, family: equipment.family },
      giverName: giver.name,
      takerName: taker.name,
      givingName: giving.name,
      takingName: taking.name,
      inScope: crewInScope(caller),
    })
    .from(crewHandover)
    .innerJoin(equipment, eq(equipment.assetCode, crewHandover.assetCode))
    .innerJoin(giver, eq(giver.id, crewHandover.fromPerson))
    .innerJoin(taker, eq(taker.id, crewHandover.toPerson))
    .innerJoin(giving, eq(giving.code, crewHandover.fromOrganisation))
    .innerJoin(taking, eq(taking.code, crewHandover.toOrganisation))
    .$dynamic();
}

export type CrewRow = Awaited<ReturnType<typeof selectCrewHandovers>>[number];

/** True where a reached organisation is a party of it, or reaches the piece anyway. */
export function crewInScope(caller: Caller): SQL<boolean> {
  const reached = reachedCodes(caller, 'watch');
  return or(
    sql`${crewHandover.fromOrganisation} in ${reached}`,
    sql`${crewHandover.toOrganisation} in ${reached}`,
    equipmentInScope(caller),
  ) as SQL<boolean>;
}

export async function findCrewHandover(db: Queryable, caller: Caller, id: string): Promise<CrewRow> {
  const [row] = await selectCrewHandovers(db, caller).where(eq(crewHandover.id, id));
  if (row?.inScope) return row;
  throw new Problem('not-found', `no handover of a crew ${id}`, row && { countedAs: 'outside-scope' });
}
