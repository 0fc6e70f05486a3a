import { query } from '../api/client.ts';
import { useCrewOffers } from '../crews/use-crews.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';

const REFRESH_MS = 20_000;
const MOST_COUNTED = 100;

/** How many pieces wait for this person to accept them, into custody or for a shift. */
export function useOffersWaiting(): number {
  const enabled = useHeldRoles().includes('custodian');
  const params = { query: { offeredToMe: 'true' as const, limit: MOST_COUNTED } };
  const offered = query.useQuery(
    'get',
    '/api/v1/custody/handovers',
    { params },
    { refetchInterval: REFRESH_MS, enabled },
  );
  return (offered.data?.items.length ?? 0) + useCrewOffers(enabled).length;
}
