import { useQuery } from '@tanstack/react-query';
import type { Site, SiteKind } from '../api/answers.ts';
import { SITE_KINDS } from '../sites/site-kinds.ts';
import { ALL_SITES_KEY, readAllSites } from '../sites/sites.ts';
import type { SiteLayerName } from './map-search.ts';

const REFRESH_MS = 5 * 60_000;
const NONE: readonly Site[] = [];

const isOf: Readonly<Record<SiteLayerName, (kind: SiteKind) => boolean>> = {
  base: (kind) => kind === 'home_base',
  risk: (kind) => kind !== 'home_base',
};

/** The sites of the layers that are switched on. */
export function useDrawnSites(layers: readonly SiteLayerName[]) {
  const kinds = SITE_KINDS.filter((kind) => layers.some((layer) => isOf[layer](kind)));
  const { data, error, refetch } = useQuery({
    queryKey: [ALL_SITES_KEY, kinds.join()],
    queryFn: () => readAllSites(kinds),
    enabled: kinds.length > 0,
    staleTime: REFRESH_MS,
  });
  return { sites: kinds.length > 0 ? (data ?? NONE) : NONE, error: kinds.length > 0 ? error : null, retry: refetch };
}
