import { query } from '../api/client.ts';
import { useCrewOffers } from '../crews/use-crews.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';

const REFRESH_MS = 20_000;
const MOST_COUNTED = 100;

/** How many pieces wait for this person to accept them, into custody or for a shift; undefined until that is read. */
export function useOffersWaiting(): number | undefined {
  const enabled = useHeldRoles().includes('custodian');
  const params = { query: { offeredToMe: 'true' as const, limit: MOST_COUNTED } };
  const offered = query.useQuery(
    'get',
    '/api/v1/custody/handovers',
    { params },
    { refetchInterval: REFRESH_MS, enabled },
  );
  const crews = useCrewOffers(enabled).length;
  return offered.data && offered.data.items.length + crews;
}
