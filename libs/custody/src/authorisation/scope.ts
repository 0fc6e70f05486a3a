import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { handover } from '../custody/tables.ts';
import { organisation } from '../organisations/tables.ts';
import { codesBelow } from '../organisations/tree.ts';
import { equipment } from '../register/tables.ts';
import type { Home } from './home.ts';
import { basedInRegion } from './region.ts';

/** How far a role reaches: who administers does so in the tree; who watches sees what is based in the region as well. */
export type Reach = 'administer' | 'watch';

/** The codes of the caller's organisation and of all below it, as a subquery that runs once. */
export function reachedCodes(home: Home, reach: Reach): SQL {
  const region = reach === 'watch' ? basedInRegion(home.organisation) : undefined;
  return codesBelow(home.organisation.code, region);
}

/** True where the organisation is the caller's own or below it, or based in the region that it watches. */
export function organisationInScope(caller: Home, reach: Reach = 'watch'): SQL<boolean> {
  return sql<boolean>`${organisation.code} in ${reachedCodes(caller, reach)}`;
}

/** True where a reached organisation owns, hosts or keeps the piece. */
export function equipmentInScope(caller: Home, reach: Reach = 'watch'): SQL<boolean> {
  const reached = reachedCodes(caller, reach);
  return sql<boolean>`(${equipment.owner} in ${reached} or ${equipment.hostUnit} in ${reached} or ${equipment.custodian} in ${reached})`;
}

/** True where the piece stands offered to the caller's organisation. */
export function isOffered({ organisation: { code } }: Home): SQL<boolean> {
  return sql<boolean>`exists (
    select from ${handover} offer where offer.asset_code = ${equipment.assetCode}
      and offer.state = 'offered' and offer.expires_at > now() and offer.to_organisation = ${code})`;
}

/** True where an entry of the audit trail concerns an organisation that the caller administers or audits. */
export function concernsReached(concerns: SQLWrapper, caller: Home): SQL<boolean> {
  return sql<boolean>`${concerns} && array${reachedCodes(caller, 'administer')}`;
}

/** The organisations that a caller reaches, for those who watch for longer than one query. */
export async function listReachedOrganisations(db: Queryable, caller: Home): Promise<Set<string>> {
  const { rows } = await db.execute<{ code: string }>(reachedCodes(caller, 'watch'));
  return new Set(rows.map((row) => row.code));
}

/** Whether the caller's role reaches this organisation to change it. */
export async function reaches(db: Queryable, caller: Home, code: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select where ${code}::text in ${reachedCodes(caller, 'administer')}`);
  return rows.length > 0;
}
