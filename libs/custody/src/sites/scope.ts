import { inArray, or, sql, type SQL } from 'drizzle-orm';

import type { Caller } from '../authorisation/caller.ts';
import { liesInRegion } from '../authorisation/region.ts';
import { reachedCodes, type Reach } from '../authorisation/scope.ts';
import { MINE_SITE_KINDS } from './kinds.ts';
import { site } from './tables.ts';

/** True where a reached organisation has the site, or where it lies in the region that the caller's agency watches. */
export function siteInScope({ organisation }: Caller, reach: Reach = 'watch'): SQL<boolean> {
  const had = sql<boolean>`${site.organisation} in ${reachedCodes({ organisation }, reach)}`;
  const watched = reach === 'watch' ? liesInRegion(organisation, site.region) : undefined;
  if (!watched) return had;
  const ofMines = organisation.kind === 'mine_safety_bureau' ? inArray(site.kind, [...MINE_SITE_KINDS]) : sql`true`;
  return or(had, sql`(${watched} and ${ofMines})`) as SQL<boolean>;
}
