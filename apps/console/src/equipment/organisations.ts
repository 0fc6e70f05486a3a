import { query } from '../api/client.ts';

const MOST_ORGANISATIONS = 1_000;
const REFRESH_MS = 10 * 60_000;

/** What an organisation is called; one outside the person's reach keeps its code. */
export function useOrganisationName(): (code: string) => string {
  const request = { params: { query: { limit: MOST_ORGANISATIONS } } };
  const known = query.useQuery('get', '/api/v1/organisations', request, { staleTime: REFRESH_MS }).data?.items;
  return (code) => known?.find((organisation) => organisation.code === code)?.name ?? code;
}
