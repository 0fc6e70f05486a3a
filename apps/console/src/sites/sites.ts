import type { QueryClient } from '@tanstack/react-query';
import type { Site, SiteKind } from '../api/answers.ts';
import { answered, answeredWithTag, type Tagged } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { readAll } from '../api/read-all.ts';
import type { toNewSite, toSiteChange } from './site-form.ts';

const MOST_AT_ONCE = 1_000;
const SITES_PATH = '/api/v1/sites';

export function readSite(siteId: string): Promise<Tagged<Site>> {
  return answeredWithTag(api.GET('/api/v1/sites/{siteId}', { params: { path: { siteId } } }));
}

export function createSite(body: ReturnType<typeof toNewSite>, key: string): Promise<Site> {
  return answered(api.POST(SITES_PATH, { body, params: { header: { 'Idempotency-Key': key } } }));
}

export function changeSite(siteId: string, body: ReturnType<typeof toSiteChange>, etag: string): Promise<Site> {
  const params = { path: { siteId }, header: { 'If-Match': etag } };
  return answered(api.PATCH('/api/v1/sites/{siteId}', { params, body }));
}

/** Every site of these kinds in reach. */
export async function readAllSites(kinds: readonly SiteKind[]): Promise<Site[]> {
  const asked = { kind: kinds.join(','), limit: MOST_AT_ONCE };
  const { items } = await readAll<Site>((from) =>
    answered(api.GET(SITES_PATH, { params: { query: { ...asked, ...from } } })),
  );
  return items;
}

export const ALL_SITES_KEY = 'all-sites';

/** Lists and map ask anew. */
export async function forgetSites(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [first, path] }) => first === ALL_SITES_KEY || path === SITES_PATH,
  });
}
