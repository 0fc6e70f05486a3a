import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { organisationInScope } from '../authorisation/scope.ts';
import { organisation } from '../organisations/tables.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { toPerson } from './read-person.ts';
import type { Person, PersonQuery } from './schemas.ts';
import { person } from './tables.ts';

/** The people of the organisations that the caller reaches, in the order in which they were added. */
export async function listPeople({ db, caller }: Context, query: PersonQuery): Promise<Page<Person>> {
  requireRight(caller, 'see-people');
  const after = decodeCursor(query.cursor, isUuid);
  const rows = await db
    .select({ person })
    .from(person)
    .innerJoin(organisation, eq(organisation.code, person.organisation))
    .where(
      and(
        organisationInScope(caller),
        query.organisation === undefined ? undefined : eq(person.organisation, query.organisation),
        query.active === undefined ? undefined : isInState(query.active === 'true'),
        after === undefined ? undefined : gt(person.id, after),
      ),
    )
    .orderBy(asc(person.id))
    .limit(query.limit + 1);
  return toPage(
    rows,
    query.limit,
    (row) => row.person.id,
    (row) => toPerson(row.person),
  );
}

function isInState(active: boolean) {
  return active ? isNull(person.deactivatedAt) : isNotNull(person.deactivatedAt);
}
