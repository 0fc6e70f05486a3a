import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type MapView, readMapView, writeMapView } from '../map/map-view.ts';

/** The chosen piece and the part of the world, both of which stand in the address. */
export function useMapAddress() {
  const { piece, view } = useSearch({ from: '/frame/map' });
  const navigate = useNavigate({ from: '/map' });
  const choose = useCallback(
    (chosen: string | undefined) =>
      void navigate({
        search: (before) => ({ ...(before.view && { view: before.view }), ...(chosen && { piece: chosen }) }),
        replace: true,
      }),
    [navigate],
  );
  const keepView = useCallback(
    (moved: MapView) =>
      void navigate({ search: (before) => ({ ...before, view: writeMapView(moved) }), replace: true }),
    [navigate],
  );
  return { chosenCode: piece, view: readMapView(view), choose, keepView };
}
