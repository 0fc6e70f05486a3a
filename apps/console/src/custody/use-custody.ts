import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { query } from '../api/client.ts';
import { useOrganisationName } from '../equipment/organisations.ts';

/** The stream tells nothing of custody: who waits for an answer sees it within these. */
const DESK_REFRESH_MS = 20_000;
const OPEN_REFRESH_MS = 5_000;

export function useDesk() {
  return query.useQuery('get', '/api/v1/custody/desk', {}, { refetchInterval: DESK_REFRESH_MS });
}

/** A handover as it stands; while it is open the other party may act at any moment. */
export function useHandover(handoverId: string) {
  return query.useQuery(
    'get',
    '/api/v1/custody/handovers/{handoverId}',
    { params: { path: { handoverId } } },
    { refetchInterval: ({ state }) => (state.data?.state === 'offered' ? OPEN_REFRESH_MS : false) },
  );
}

/** What a handover of this piece asks for, with what the machine says now. */
export function useHandoverForm(assetCode: string, enabled = true) {
  const params = { path: { assetCode } };
  return query.useQuery(
    'get',
    '/api/v1/equipment/{assetCode}/handover-form',
    { params },
    { enabled, refetchInterval: DESK_REFRESH_MS },
  );
}

export function useTimeline(assetCode: string) {
  return query.useQuery(
    'get',
    '/api/v1/equipment/{assetCode}/timeline',
    { params: { path: { assetCode } } },
    { refetchInterval: DESK_REFRESH_MS },
  );
}

/** What the parties of a piece are called, also those outside the person's reach. */
export function usePartyName(assetCode: string): (code: string) => string {
  const organisationName = useOrganisationName();
  const items = useTimeline(assetCode).data?.items ?? [];
  const parties = items.flatMap((item) => {
    if (item.kind === 'handover') return [item.handover.from, item.handover.to];
    return [item.kind === 'agreement' ? item.custodian : item.organisation];
  });
  return (code) => parties.find((party) => party.code === code)?.name ?? organisationName(code);
}

const ABOUT_CUSTODY = ['/api/v1/custody', '/api/v1/equipment'];

/** Reads anew, after an act, all that says who answers for what. */
export function useReloadCustody(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey: [, path] }) =>
          typeof path === 'string' && ABOUT_CUSTODY.some((start) => path.startsWith(start)),
      }),
    [queryClient],
  );
}
