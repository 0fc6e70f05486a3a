import type { GeoJSON } from 'geojson';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useDark } from '../preferences/appearance.ts';
import { paletteOf } from '../theme/palette.ts';
import { MapCorner } from './map-corner.tsx';
import type { DrawnPiece } from './map-piece.ts';
import type { DrawnSite } from './map-site.ts';
import type { MapView } from './map-view.ts';
import { type OpenMap, openMap } from './open-map.ts';
import { useTileService } from './use-tile-service.ts';

interface EquipmentMapProps {
  readonly pieces: readonly DrawnPiece[];
  readonly chosen?: string | undefined;
  readonly view?: MapView | null;
  readonly track?: GeoJSON;
  /** Keeps a single piece in the middle. */
  readonly follow?: boolean;
  readonly testId: string;
  readonly onChoose?: (assetCode: string) => void;
  readonly onMove?: (view: MapView) => void;
  /** Home bases and places of risk, below the pieces. */
  readonly sites?: readonly DrawnSite[] | undefined;
  readonly onChooseSite?: (id: string) => void;
  readonly onPoint?: (place: { latitude: number; longitude: number }) => void;
}

type Handlers = Pick<EquipmentMapProps, 'onChoose' | 'onMove' | 'onChooseSite' | 'onPoint'>;

/** The latest handlers, so that a new one does not open the map anew. */
function useHandlers({ onChoose, onMove, onChooseSite, onPoint }: Handlers) {
  const handlers = useRef<Handlers>({});
  useEffect(() => {
    handlers.current = {
      ...(onChoose && { onChoose }),
      ...(onMove && { onMove }),
      ...(onChooseSite && { onChooseSite }),
      ...(onPoint && { onPoint }),
    };
  }, [onChoose, onMove, onChooseSite, onPoint]);
  return handlers;
}

function useOpenMap({ view, follow, ...props }: EquipmentMapProps) {
  const { t } = useTranslation();
  const dark = useDark();
  const container = useRef<HTMLDivElement>(null);
  const lastView = useRef<MapView | null>(view ?? null);
  const handlers = useHandlers(props);
  const [map, setMap] = useState<OpenMap | null>(null);
  const [failed, setFailed] = useState(false);
  const tiles = useTileService();
  const [tilesFailed, setTilesFailed] = useState(false);
  const clustered = follow !== true;
  const [zoomIn, zoomOut] = [t('map.zoomIn'), t('map.zoomOut')];

  useEffect(() => {
    if (tiles === undefined) return undefined;
    let closed = false;
    const opening = openMap({
      container: container.current!,
      palette: paletteOf(dark),
      view: lastView.current,
      clustered,
      tiles,
      texts: { zoomIn, zoomOut },
      onChoose: (assetCode) => handlers.current.onChoose?.(assetCode),
      onChooseSite: (id) => handlers.current.onChooseSite?.(id),
      onPoint: (place) => handlers.current.onPoint?.(place),
      onMove: (moved) => {
        lastView.current = moved;
        handlers.current.onMove?.(moved);
      },
      onTilesFailed: () => setTilesFailed(true),
    });
    opening.then(
      (opened) => (closed ? undefined : setMap(opened)),
      () => setFailed(true),
    );
    return () => {
      closed = true;
      setMap(null);
      opening.then(
        (opened) => opened.close(),
        () => undefined,
      );
    };
  }, [dark, clustered, tiles, zoomIn, zoomOut, handlers]);
  const corner = { map, attribution: tiles?.attribution ?? '', tilesFailed };
  return { container, map, failed, corner, hasView: lastView.current !== null };
}

/** Keeps the picture up to date; says whether the pieces are on the screen. */
function useDrawing(
  map: OpenMap | null,
  hasView: boolean,
  { pieces, sites, chosen, track, follow }: EquipmentMapProps,
): boolean {
  const [ready, setReady] = useState(false);
  const fitted = useRef<OpenMap | null>(null);
  const chosenPiece = pieces.find(({ assetCode }) => assetCode === chosen);
  const isChosenDrawn = chosenPiece !== undefined;
  const followed = follow === true ? pieces[0] : undefined;

  useEffect(() => {
    if (map === null) return setReady(false);
    // A view that somebody chose stays; otherwise each map, also one drawn anew for the dark, opens where the pieces are,
    // or at the one that was asked for.
    if (!hasView && fitted.current !== map && pieces.length > 0) {
      map.fit(chosenPiece ? [chosenPiece] : pieces);
      fitted.current = map;
    }
    map.draw(pieces).then(
      () => setReady(true),
      () => undefined, // The map was closed meanwhile.
    );
  }, [map, pieces]);
  useEffect(() => {
    if (ready) map?.choose(chosenPiece ?? null);
  }, [map, ready, chosen, isChosenDrawn]);
  useEffect(() => {
    if (track !== undefined) map?.drawTrack(track);
  }, [map, track]);
  useEffect(() => {
    if (sites !== undefined) map?.drawSites(sites);
  }, [map, sites]);
  useEffect(() => {
    if (ready && followed !== undefined) map?.follow(followed);
  }, [map, ready, followed]);
  return ready;
}

/** A map of pieces that moves with them. `data-ready` says when the pieces are first on the screen. */
export function EquipmentMap(props: EquipmentMapProps) {
  const { t } = useTranslation();
  const { pieces, follow, testId, onMove } = props;
  const { container, map, failed, corner, hasView } = useOpenMap(props);
  const ready = useDrawing(map, hasView, props);

  if (failed) {
    return <Alert type="warning" showIcon title={t('map.failed')} data-testid={testId} data-ready="failed" />;
  }
  return (
    <div
      className="map"
      data-testid={testId}
      data-ready={ready}
      data-pieces={pieces.length}
      role="region"
      aria-label={t('map.label')}
    >
      <div ref={container} className="map-canvas" />
      {!ready && pieces.length > 0 && (
        <p className="map-loading" role="status">
          {t('map.loading')}
        </p>
      )}
      <MapCorner {...corner} />
      {follow !== true && map !== null && (
        <Button className="map-fit" onClick={() => onMove?.(map.fit(pieces))}>
          {t('map.fit')}
        </Button>
      )}
    </div>
  );
}
