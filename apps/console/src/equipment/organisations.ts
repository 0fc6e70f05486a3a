import type { Organisation } from '../api/answers.ts';
import { query } from '../api/client.ts';

const MOST_ORGANISATIONS = 1_000;
const REFRESH_MS = 10 * 60_000;

const REQUEST = { params: { query: { limit: MOST_ORGANISATIONS } } };

/** Every organisation in reach, asked for once for the whole page. */
export const ORGANISATIONS = query.queryOptions('get', '/api/v1/organisations', REQUEST, { staleTime: REFRESH_MS });

export function useOrganisations() {
  return query.useQuery('get', '/api/v1/organisations', REQUEST, { staleTime: REFRESH_MS });
}

export function useOrganisationChoices(): { value: string; label: string }[] {
  const items: readonly Organisation[] = useOrganisations().data?.items ?? [];
  return items.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
}

/** What an organisation is called; one outside the person's reach keeps its code. */
export function useOrganisationName(): (code: string) => string {
  const known = useOrganisations().data?.items;
  return (code) => known?.find((organisation) => organisation.code === code)?.name ?? code;
}
