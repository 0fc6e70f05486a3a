import type { QueryClient } from '@tanstack/react-query';
import type { Site, SiteKind } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';

const MOST_AT_ONCE = 1_000;
const SITES_PATH = '/api/v1/sites';

export interface VersionedSite {
  readonly site: Site;
  /** For `If-Match`. */
  readonly etag: string | null;
}

/** One site with the version that a change of it expects. */
export async function readSite(siteId: string): Promise<VersionedSite> {
  const request = await api.GET('/api/v1/sites/{siteId}', { params: { path: { siteId } } });
  return { site: await answered(Promise.resolve(request)), etag: request.response.headers.get('etag') };
}

/** Every site of these kinds in reach. */
export async function readAllSites(kinds: readonly SiteKind[]): Promise<Site[]> {
  const sites: Site[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { kind: kinds.join(','), limit: MOST_AT_ONCE, ...(cursor !== undefined && { cursor }) };
    const page: { items: Site[]; nextCursor: string | null } = await answered(
      api.GET(SITES_PATH, { params: { query } }),
    );
    sites.push(...page.items);
    cursor = page.nextCursor;
  }
  return sites;
}

export const ALL_SITES_KEY = 'all-sites';

/** Lists and map ask anew. */
export async function forgetSites(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [first, path] }) => first === ALL_SITES_KEY || path === SITES_PATH,
  });
}
