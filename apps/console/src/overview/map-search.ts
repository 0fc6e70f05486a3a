import { readMapView } from '../map/map-view.ts';

/** What the map shows: the chosen piece and the part of the world, as `latitude,longitude,zoom`. */
export interface MapSearch {
  readonly piece?: string;
  readonly view?: string;
}

export function readMapSearch(search: Record<string, unknown>): MapSearch {
  const { piece, view } = search;
  return {
    ...(typeof piece === 'string' ? { piece } : {}),
    ...(typeof view === 'string' && readMapView(view) !== null ? { view } : {}),
  };
}
