import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { allocation } from '../calendar/tables.ts';
import { organisation } from '../organisations/tables.ts';
import { codesBelow } from '../organisations/tree.ts';
import { person } from '../people/tables.ts';
import { invalidField, Problem } from '../problem.ts';
import { readPiece, type EquipmentRow } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import { crewHandover } from './tables.ts';

export type AllocationNow = typeof allocation.$inferSelect;

/** A piece, the claim that is in force on it, and who has it in the field. */
export interface CrewOf {
  readonly row: EquipmentRow;
  readonly allocation: AllocationNow | undefined;
  readonly current: typeof crewHandover.$inferSelect | undefined;
}

/** The piece, for who reaches it and for whoever has it under the claim in force. */
export async function findCrew(db: Queryable, caller: Caller, assetCode: string, now: Date): Promise<CrewOf> {
  const allocated = await readAllocation(db, assetCode, now);
  const isTheirs = allocated ? await isWithin(db, [allocated.organisation], caller.organisation.code) : false;
  const [scope] = await db
    .select({ inScope: equipmentInScope(caller) })
    .from(equipment)
    .where(eq(equipment.assetCode, assetCode));
  if (!scope || (!scope.inScope && !isTheirs))
    throw new Problem('not-found', `no piece ${assetCode}`, scope && { countedAs: 'outside-scope' });
  const row = await readPiece(db, assetCode);
  return { row, allocation: allocated, current: await readCurrent(db, row, allocated) };
}

async function readAllocation(db: Queryable, assetCode: string, now: Date): Promise<AllocationNow | undefined> {
  const [row] = await db
    .select()
    .from(allocation)
    .where(
      and(
        eq(allocation.assetCode, assetCode),
        inArray(allocation.state, ['confirmed', 'running']),
        lte(allocation.fromAt, now),
        or(isNull(allocation.toAt), gt(allocation.toAt, now)),
      ),
    );
  return row;
}

/** A crew has it as long as the claim and the custodian of record are those under which it took it over. */
async function readCurrent(db: Queryable, { entry }: EquipmentRow, allocated: AllocationNow | undefined) {
  const [row] = await db
    .select()
    .from(crewHandover)
    .where(
      and(
        eq(crewHandover.assetCode, entry.assetCode),
        eq(crewHandover.state, 'accepted'),
        eq(crewHandover.custodian, entry.custodian),
        allocated ? eq(crewHandover.allocation, allocated.id) : isNull(crewHandover.allocation),
      ),
    )
    .orderBy(desc(crewHandover.decidedAt))
    .limit(1);
  return row;
}

/** Those whose crews may have it: its custodian of record, and whoever has claimed it for now. */
function basesOf({ row, allocation: allocated }: CrewOf): string[] {
  return [row.entry.custodian, ...(allocated ? [allocated.organisation] : [])];
}

/** Of a crew that has it, or else of the custodian of record: nobody hands over what others have. */
export async function mayOffer(db: Queryable, caller: Caller, crew: CrewOf): Promise<boolean> {
  if (!caller.roles.includes('custodian')) return false;
  const { code } = caller.organisation;
  if (crew.current) return [crew.current.toOrganisation, crew.row.entry.custodian].includes(code);
  return isWithin(db, basesOf(crew), code);
}

/** Custodians of the bases and of what is below them, but for the one who asks. */
export async function listCrews(db: Queryable, caller: Caller, crew: CrewOf) {
  const reached = basesOf(crew).map((code) => sql`${person.organisation} in ${codesBelow(code)}`);
  return db
    .select({ id: person.id, name: person.name, code: organisation.code, organisationName: organisation.name })
    .from(person)
    .innerJoin(organisation, eq(organisation.code, person.organisation))
    .where(and(isNull(person.deactivatedAt), sql`'custodian' = any(${person.roles})`, or(...reached)))
    .orderBy(asc(organisation.name), asc(person.name), asc(person.id))
    .then((people) => people.filter(({ id }) => id !== caller.personId));
}

export async function requireReceiver(db: Queryable, caller: Caller, crew: CrewOf, id: string): Promise<string> {
  const found = (await listCrews(db, caller, crew)).find((one) => one.id === id);
  if (!found) throw invalidField('to', 'is nobody of a crew that may have it');
  return found.code;
}

async function isWithin(db: Queryable, bases: readonly string[], code: string): Promise<boolean> {
  for (const base of bases) {
    const { rows } = await db.execute(sql`select where ${code}::text in ${codesBelow(base)}`);
    if (rows.length > 0) return true;
  }
  return false;
}
