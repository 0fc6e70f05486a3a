import { readMapView } from '../map/map-view.ts';

/** Which sites the map shows beside the pieces. */
export const SITE_LAYER_NAMES = ['risk', 'base'] as const;
export type SiteLayerName = (typeof SITE_LAYER_NAMES)[number];

/** What the map shows: the chosen piece or site, the part of the world, as `latitude,longitude,zoom`, and which sites. */
export interface MapSearch {
  readonly piece?: string;
  readonly site?: string;
  readonly view?: string;
  readonly sites?: string;
}

export function readMapSearch(search: Record<string, unknown>): MapSearch {
  const { piece, site, view, sites } = search;
  const layers = writeSiteLayers(readSiteLayers(sites));
  return {
    ...(typeof piece === 'string' ? { piece } : {}),
    ...(typeof site === 'string' && piece === undefined ? { site } : {}),
    ...(typeof view === 'string' && readMapView(view) !== null ? { view } : {}),
    ...(layers !== '' && { sites: layers }),
  };
}

export function readSiteLayers(sites: unknown): SiteLayerName[] {
  const named = typeof sites === 'string' ? sites.split(',') : [];
  return SITE_LAYER_NAMES.filter((name) => named.includes(name));
}

export function writeSiteLayers(layers: readonly SiteLayerName[]): string {
  return SITE_LAYER_NAMES.filter((name) => layers.includes(name)).join(',');
}
