import { and, asc, gt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { organisationInScope } from '../authorisation/scope.ts';
import { organisationCode } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { toOrganisation } from './read-organisation.ts';
import type { Organisation, OrganisationQuery } from './schemas.ts';
import { organisation } from './tables.ts';

/** The organisations that the caller reaches, by code. */
export async function listOrganisations(
  { db, caller }: Context,
  query: OrganisationQuery,
): Promise<Page<Organisation>> {
  requireRight(caller, 'see-organisations');
  const after = decodeCursor(query.cursor, (key) => organisationCode.safeParse(key).success);
  const rows = await db
    .select()
    .from(organisation)
    .where(and(organisationInScope(caller), after === undefined ? undefined : gt(organisation.code, after)))
    .orderBy(asc(organisation.code))
    .limit(query.limit + 1);
  return toPage(rows, query.limit, (row) => row.code, toOrganisation);
}
