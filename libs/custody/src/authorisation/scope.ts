import { sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { organisation } from '../organisations/tables.ts';
import { equipment } from '../register/tables.ts';
import type { Caller } from './caller.ts';

type Home = Pick<Caller, 'organisation'>;

/** The codes of the caller's organisation and of all below it, as a subquery that runs once. */
function reachedCodes({ organisation: { code } }: Home): SQL {
  return sql`(with recursive reached(code) as (
    select ${code}::text
    union select child.code from ${organisation} child join reached on child.parent = reached.code
  ) select code from reached)`;
}

/** True where the organisation is the caller's own or below it. */
export function organisationInScope(caller: Home): SQL<boolean> {
  return sql<boolean>`${organisation.code} in ${reachedCodes(caller)}`;
}

/** True where a reached organisation owns, hosts or keeps the piece. */
export function equipmentInScope(caller: Home): SQL<boolean> {
  const reached = reachedCodes(caller);
  return sql<boolean>`(${equipment.owner} in ${reached} or ${equipment.hostUnit} in ${reached} or ${equipment.custodian} in ${reached})`;
}

/** The organisations that a caller reaches, for those who watch for longer than one query. */
export async function listReachedOrganisations(db: Queryable, caller: Home): Promise<Set<string>> {
  const { rows } = await db.execute<{ code: string }>(reachedCodes(caller));
  return new Set(rows.map((row) => row.code));
}

/** Whether the caller's role reaches this organisation. */
export async function reaches(db: Queryable, caller: Home, code: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select where ${code}::text in ${reachedCodes(caller)}`);
  return rows.length > 0;
}
