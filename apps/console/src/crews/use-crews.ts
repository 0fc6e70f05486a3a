import { query } from '../api/client.ts';

const REFRESH_MS = 20_000;
const SHOWN = 50;

/** Who has a piece in the field, and who may take it over. */
export function useCrew(assetCode: string) {
  return query.useQuery(
    'get',
    '/api/v1/equipment/{assetCode}/crew',
    { params: { path: { assetCode } } },
    { refetchInterval: REFRESH_MS },
  );
}

/** What waits for me to take it over. */
export function useCrewOffers(enabled: boolean) {
  const params = { query: { offeredToMe: 'true' as const, limit: SHOWN } };
  const found = query.useQuery(
    'get',
    '/api/v1/custody/crew-handovers',
    { params },
    { enabled, refetchInterval: REFRESH_MS },
  );
  return found.data?.items ?? [];
}
