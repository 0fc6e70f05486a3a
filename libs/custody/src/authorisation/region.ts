import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

import { quoted } from '../column-types.ts';
import { BASED_KINDS, type OrganisationKind } from '../organisations/kinds.ts';
import { organisation } from '../organisations/tables.ts';
import { installationSettings } from '../settings/tables.ts';
import type { Home } from './home.ts';

/** Agencies that watch the region of their own code (policy: "Who is who"; that they do is a setting). */
const WATCHES_A_REGION: readonly OrganisationKind[] = ['provincial_agency', 'mine_safety_bureau'];

const agenciesWatch = sql`coalesce((select values ->> 'agenciesWatchTheirRegion' from ${installationSettings}), 'true') = 'true'`;

const basedKinds = quoted(BASED_KINDS);

/**
 * The codes of what is based in the agency's region, or undefined for who watches none. A GB/T 2260 code ends in pairs
 * of noughts for a whole province or city. A mine-safety bureau watches mine teams alone.
 */
export function basedInRegion({ code, kind }: Home['organisation']): SQL | undefined {
  if (!WATCHES_A_REGION.includes(kind)) return undefined;
  const mineOnly = kind === 'mine_safety_bureau' ? sql`and placed.discipline = 'mine'` : sql``;
  return sql`with recursive placed(code, region, discipline, based) as (
    select code, region, discipline, kind in (${basedKinds}) from ${organisation} where parent is null
    union all
    select child.code, coalesce(child.region, case when placed.based then placed.region end), child.discipline,
      child.kind in (${basedKinds})
    from ${organisation} child join placed on child.parent = placed.code
  )
  select placed.code from placed join ${organisation} agency on agency.code = ${code}
  where placed.based ${mineOnly}
    and starts_with(placed.region, ${wholeRegion(sql`agency.region`)})
    and ${agenciesWatch}`;
}

/** True where something with a region of its own lies in that of the agency; undefined for who watches none. */
export function liesInRegion({ code, kind }: Home['organisation'], region: SQLWrapper): SQL<boolean> | undefined {
  if (!WATCHES_A_REGION.includes(kind)) return undefined;
  return sql<boolean>`(${agenciesWatch} and exists (
    select from ${organisation} agency
    where agency.code = ${code} and starts_with(${region}, ${wholeRegion(sql`agency.region`)})))`;
}

/** What the codes of all that lies in a region begin with. */
export function wholeRegion(region: SQLWrapper): SQL {
  return sql`regexp_replace(${region}, '(00){1,2}$', '')`;
}
