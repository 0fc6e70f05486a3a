import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type MapView, readMapView, writeMapView } from '../map/map-view.ts';
import { type MapSearch, readMapSearch, readSiteLayers, type SiteLayerName, writeSiteLayers } from './map-search.ts';

type Chosen = Pick<MapSearch, 'piece' | 'site'>;

/** What is chosen, the part of the world and the layers, all of which stand in the address. */
export function useMapAddress() {
  const { piece, site, view, sites } = useSearch({ from: '/frame/map' });
  const navigate = useNavigate({ from: '/map' });
  const chooseOnly = useCallback(
    (chosen: Chosen) =>
      void navigate({
        search: ({ piece: _piece, site: _site, ...before }) => ({ ...before, ...chosen }),
        replace: true,
      }),
    [navigate],
  );
  const choose = useCallback(
    (chosen: string | undefined) => chooseOnly(chosen === undefined ? {} : { piece: chosen }),
    [chooseOnly],
  );
  const chooseSite = useCallback(
    (chosen: string | undefined) => chooseOnly(chosen === undefined ? {} : { site: chosen }),
    [chooseOnly],
  );
  const keepView = useCallback(
    (moved: MapView) =>
      void navigate({ search: (before) => ({ ...before, view: writeMapView(moved) }), replace: true }),
    [navigate],
  );
  const showLayers = useCallback(
    (layers: readonly SiteLayerName[]) =>
      void navigate({
        search: (before) => readMapSearch({ ...before, sites: writeSiteLayers(layers) }),
        replace: true,
      }),
    [navigate],
  );
  const layers = readSiteLayers(sites);
  return {
    chosenCode: piece,
    chosenSite: site,
    view: readMapView(view),
    layers,
    choose,
    chooseSite,
    keepView,
    showLayers,
  };
}
