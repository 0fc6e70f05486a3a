import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Role } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';

const REFRESH_MS = 30_000;
const OPEN_REFRESH_MS = 5_000;
const KEEPERS: readonly Role[] = ['duty_officer', 'administrator'];

/** Whether this person keeps rosters. */
export function useKeepsRosters(): boolean {
  const held = useHeldRoles();
  return KEEPERS.some((role) => held.includes(role));
}

/** The duty room of one organisation, and who is on duty there now. */
export function useRoster(code: string | undefined) {
  return query.useQuery(
    'get',
    '/api/v1/duty-rosters/{code}',
    { params: { path: { code: code ?? '' } } },
    { enabled: code !== undefined, refetchInterval: REFRESH_MS, retry: false },
  );
}

export function useShifts(organisation: string | undefined, from: string, to: string) {
  return query.useQuery(
    'get',
    '/api/v1/duty-shifts',
    { params: { query: { ...(organisation !== undefined && { organisation }), from, to } } },
    { enabled: organisation !== undefined, refetchInterval: REFRESH_MS },
  );
}

/** The other side may sign at any moment. */
export function useShiftHandover(shiftId: string) {
  return query.useQuery(
    'get',
    '/api/v1/duty-shifts/{shiftId}/handover',
    { params: { path: { shiftId } } },
    { refetchInterval: ({ state }) => (state.data?.state === 'taken' ? false : OPEN_REFRESH_MS) },
  );
}

/** Reads anew, after an act, all that says who is on duty. */
export function useReloadDuty(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/api/v1/duty-'),
      }),
    [queryClient],
  );
}
