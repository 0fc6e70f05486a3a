import { eq } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import type { Role } from '../authorisation/roles.ts';
import { organisationInScope, type Reach } from '../authorisation/scope.ts';
import { organisation } from '../organisations/tables.ts';
import { Problem } from '../problem.ts';
import type { Person } from './schemas.ts';
import { person } from './tables.ts';

type PersonRow = typeof person.$inferSelect;

/** One person of an organisation that the caller reaches, with the version for its ETag. */
export async function readPerson({ db, caller }: Context, id: string): Promise<{ person: Person; version: number }> {
  requireRight(caller, 'see-people');
  const row = await findPerson(db, caller, id, 'watch');
  return { person: toPerson(row), version: row.version };
}

/** The person who is about to change, held against other changes. */
export async function lockPerson(tx: Transaction, caller: Caller, id: string): Promise<PersonRow> {
  await tx.select({ id: person.id }).from(person).where(eq(person.id, id)).for('update');
  return findPerson(tx, caller, id, 'administer');
}

async function findPerson(db: Queryable, caller: Caller, id: string, reach: Reach): Promise<PersonRow> {
  const [row] = await db
    .select({ person, inScope: organisationInScope(caller, reach) })
    .from(person)
    .innerJoin(organisation, eq(organisation.code, person.organisation))
    .where(eq(person.id, id));
  if (row?.inScope) return row.person;
  throw new Problem('not-found', `no person ${id}`, row && { countedAs: 'outside-scope' });
}

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    organisation: row.organisation,
    roles: row.roles as Role[],
    mustChangePassword: row.mustChangePassword,
    active: row.deactivatedAt === null,
  };
}
