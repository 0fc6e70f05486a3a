import { eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { organisationInScope } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import type { Discipline, OrganisationKind } from './kinds.ts';
import type { Organisation } from './schemas.ts';
import { organisation } from './tables.ts';

/** One organisation that the caller reaches, with the version for its ETag. */
export async function readOrganisation(
  { db, caller }: Context,
  code: string,
): Promise<{ organisation: Organisation; version: number }> {
  requireRight(caller, 'see-organisations');
  const [row] = await db
    .select({ entry: organisation, inScope: organisationInScope(caller) })
    .from(organisation)
    .where(eq(organisation.code, code));
  if (!row?.inScope) {
    throw new Problem('not-found', `no organisation ${code}`, row && { countedAs: 'outside-scope' });
  }
  return { organisation: toOrganisation(row.entry), version: row.entry.version };
}

export function toOrganisation(row: typeof organisation.$inferSelect): Organisation {
  return {
    code: row.code,
    name: row.name,
    kind: row.kind as OrganisationKind,
    parent: row.parent,
    region: row.region,
    discipline: row.discipline as Discipline | null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
  };
}
