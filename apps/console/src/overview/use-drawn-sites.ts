import type { SiteKind } from '../api/answers.ts';
import { SITE_KINDS } from '../sites/site-kinds.ts';
import { useAllSites } from '../sites/use-all-sites.ts';
import type { SiteLayerName } from './map-search.ts';

const isOf: Readonly<Record<SiteLayerName, (kind: SiteKind) => boolean>> = {
  base: (kind) => kind === 'home_base',
  risk: (kind) => kind !== 'home_base',
};

/** The sites of the layers that are switched on. */
export function useDrawnSites(layers: readonly SiteLayerName[]) {
  return useAllSites(SITE_KINDS.filter((kind) => layers.some((layer) => isOf[layer](kind))));
}
