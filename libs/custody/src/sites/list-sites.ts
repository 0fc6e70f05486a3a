import { and, asc, eq, gt, gte, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { wholeRegion } from '../authorisation/region.ts';
import { contains } from '../contains.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import type { Site, SiteQuery } from './schemas.ts';
import { siteInScope } from './scope.ts';
import { site } from './tables.ts';
import { toSite } from './to-site.ts';

/** The sites that the caller reaches, in the order in which they were entered. */
export async function listSites({ db, caller }: Context, query: SiteQuery): Promise<Page<Site>> {
  requireRight(caller, 'see-sites');
  const after = decodeCursor(query.cursor, isUuid);
  const rows = await db
    .select()
    .from(site)
    .where(and(siteInScope(caller), after === undefined ? undefined : gt(site.id, after), ...conditionsOf(query)))
    .orderBy(asc(site.id))
    .limit(query.limit + 1);
  return toPage(rows, query.limit, (row) => row.id, toSite);
}

function conditionsOf({ kind, bbox, region, organisation, q, includeRetired }: SiteQuery): (SQL | undefined)[] {
  return [
    kind && inArray(site.kind, kind),
    bbox && touches(bbox),
    region === undefined ? undefined : sql`starts_with(${site.region}, ${wholeRegion(sql`${region}::text`)})`,
    organisation === undefined ? undefined : eq(site.organisation, organisation),
    q === undefined ? undefined : contains(site.name, q),
    includeRetired === true ? undefined : isNull(site.retiredAt),
  ];
}

/** True where the extent of the site and the box have something in common. */
function touches([west, south, east, north]: readonly [number, number, number, number]): SQL | undefined {
  const [beginsBefore, endsAfter] = [lte(site.west, east), gte(site.east, west)];
  const across = west <= east ? and(beginsBefore, endsAfter) : or(beginsBefore, endsAfter);
  return and(across, lte(site.south, north), gte(site.north, south));
}
