import { useQuery } from '@tanstack/react-query';
import type { Site, SiteKind } from '../api/answers.ts';
import { ALL_SITES_KEY, readAllSites } from './sites.ts';

const REFRESH_MS = 5 * 60_000;
const NONE: readonly Site[] = [];

/** Every site of these kinds in reach; none are asked for where no kind is. */
export function useAllSites(kinds: readonly SiteKind[]) {
  const enabled = kinds.length > 0;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [ALL_SITES_KEY, kinds.join()],
    queryFn: () => readAllSites(kinds),
    enabled,
    staleTime: REFRESH_MS,
  });
  return { sites: enabled ? (data ?? NONE) : NONE, error: enabled ? error : null, isPending, retry: refetch };
}
