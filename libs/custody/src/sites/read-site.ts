import { eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import type { Site } from './schemas.ts';
import { siteInScope } from './scope.ts';
import { site } from './tables.ts';
import { toSite } from './to-site.ts';

/** One site that the caller reaches, with the version for its ETag. */
export async function readSite({ db, caller }: Context, id: string): Promise<{ site: Site; version: number }> {
  requireRight(caller, 'see-sites');
  const [row] = await db
    .select({ entry: site, inScope: siteInScope(caller) })
    .from(site)
    .where(eq(site.id, id));
  if (!row?.inScope) throw new Problem('not-found', `no site ${id}`, row && { countedAs: 'outside-scope' });
  return { site: toSite(row.entry), version: row.entry.version };
}
