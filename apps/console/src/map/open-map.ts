import type { Feature, GeoJSON, Point } from 'geojson';
import {
  type GeoJSONSource,
  LngLatBounds,
  type MapGeoJSONFeature,
  type MapMouseEvent,
  type ErrorEvent,
  type MapLibreEvent,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { readUrgency } from '../alarms/severity.ts';
import type { Connection, TileService } from '../api/answers.ts';
import type { Palette } from '../theme/palette.ts';
import { readBadge } from './alarm-style.ts';
import { CLUSTER_LAYER_ID, readClusterIcon } from './cluster-style.ts';
import { loadLand } from './coastline.ts';
import { type Datum, toMapCoordinates } from './datum.ts';
import { featureChanges } from './feature-changes.ts';
import type { Place } from './gcj02.ts';
import { graticule } from './graticule.ts';
import { type DrawnPiece, toFeature } from './map-piece.ts';
import { type DrawnSite, readSiteIcon, toSiteFeatures } from './map-site.ts';
import { mapStyle } from './map-style.ts';
import { type MapView, writeMapView } from './map-view.ts';
import {
  HEADING_ICON,
  ICON_PIXEL_RATIO,
  drawBadgeIcon,
  drawClusterIcon,
  drawHeadingIcon,
  drawPieceIcon,
  drawSiteIcon,
} from './piece-icon.ts';
import { SITE_LAYERS } from './site-style.ts';
import { datumOf, TILE_SOURCE_ID } from './tile-layer.ts';

setWorkerUrl(workerUrl);

export interface MapOptions {
  readonly container: HTMLElement;
  readonly palette: Palette;
  readonly view: MapView | null;
  /** Whether pieces close to each other are drawn as one ring. */
  readonly clustered: boolean;
  readonly tiles: TileService | null;
  readonly texts: { readonly zoomIn: string; readonly zoomOut: string };
  readonly onChoose: (assetCode: string) => void;
  readonly onMove: (view: MapView) => void;
  readonly onTilesFailed: () => void;
  readonly onChooseSite: (id: string) => void;
  /** A press on any place. */
  readonly onPoint: (place: { latitude: number; longitude: number }) => void;
}

export interface OpenMap {
  /** Resolves once the pieces are on the screen. */
  draw(pieces: readonly DrawnPiece[]): Promise<void>;
  drawTrack(track: GeoJSON): void;
  drawSites(sites: readonly DrawnSite[]): void;
  /** Marks a piece, and brings it into view where it is not. */
  choose(piece: DrawnPiece | null): void;
  /** Shows all pieces, and says what is in view then. */
  fit(pieces: readonly DrawnPiece[]): MapView;
  follow(piece: DrawnPiece): void;
  /** Tells where on the earth the pointer is; nothing once it has left the map. */
  onPoint(listener: (place: Place | null) => void): () => void;
  close(): void;
}

/** What is in view before any piece has a position. */
const CHINA: [number, number, number, number] = [73, 17, 136, 54];
const CLOSEST_FIT = 12;
const FIT_PADDING = 80;

/** Marks a move that no person made. */
const OURS = { ours: true } as const;

type LngLat = [longitude: number, latitude: number];

function createMap({ container, palette, view, clustered, texts, tiles }: MapOptions): MapLibre {
  const center = (at: MapView): LngLat => [...datumOf(tiles).toMap([at.longitude, at.latitude])];
  const map = new MapLibre({
    container,
    style: mapStyle(palette, clustered, tiles),
    ...(view === null ? { bounds: CHINA } : { center: center(view), zoom: view.zoom }),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    // Tile services tell their customers by where a request comes from; nobody else learns it.
    transformRequest: (url, type) => ({ url, ...(type === 'Tile' && { referrerPolicy: 'strict-origin' }) }),
    locale: { 'NavigationControl.ZoomIn': texts.zoomIn, 'NavigationControl.ZoomOut': texts.zoomOut },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-left');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'top-left');
  return map;
}

function addIcons(map: MapLibre, palette: Palette): void {
  map.setMissingStyleImageResolver((id) => {
    map.addImage(id, drawIcon(id, palette), { pixelRatio: ICON_PIXEL_RATIO });
  });
}

function drawIcon(id: string, palette: Palette): ImageData {
  const parts = readClusterIcon(id);
  if (parts !== null) return drawClusterIcon(parts, palette);
  const urgency = readUrgency(readBadge(id) ?? 0);
  if (urgency !== null) return drawBadgeIcon(urgency, palette);
  const site = readSiteIcon(id);
  if (site !== null) return drawSiteIcon(site, palette);
  const [family = '', connection] = id.split(':');
  return id === HEADING_ICON ? drawHeadingIcon(palette) : drawPieceIcon(family, connection as Connection, palette);
}

/** A press on a ring goes as near as it takes to see what it holds. */
async function openCluster(map: MapLibre, cluster: MapGeoJSONFeature | undefined): Promise<void> {
  const id: unknown = cluster?.properties.cluster_id;
  if (cluster?.geometry.type !== 'Point' || typeof id !== 'number') return;
  const [longitude = 0, latitude = 0] = cluster.geometry.coordinates;
  const zoom = await map.getSource<GeoJSONSource>('pieces')?.getClusterExpansionZoom(id);
  if (zoom !== undefined) map.jumpTo({ center: [longitude, latitude], zoom });
}

function drawGround(map: MapLibre, datum: Datum): void {
  const source = (name: string) => map.getSource<GeoJSONSource>(name);
  const drawGraticule = () => {
    const bounds = map.getBounds();
    const [west, south] = datum.fromMap([bounds.getWest(), bounds.getSouth()]);
    const [east, north] = datum.fromMap([bounds.getEast(), bounds.getNorth()]);
    void source('graticule')?.setData(toMapCoordinates(graticule({ west, south, east, north }), datum));
  };
  drawGraticule();
  map.on('moveend', drawGraticule);
  map.on('resize', drawGraticule);
  loadLand().then(
    (land) => source('land')?.setData(toMapCoordinates(land, datum)),
    () => undefined, // A map without coastline still shows where the pieces stand to each other.
  );
}

function viewOf(map: MapLibre, datum: Datum): MapView {
  const { lat, lng } = map.getCenter();
  const [longitude, latitude] = datum.fromMap([lng, lat]);
  return { latitude, longitude, zoom: map.getZoom() };
}

/** A piece that stands at a site is what was meant. */
function listenToSites(map: MapLibre, datum: Datum, { onChooseSite, onPoint }: MapOptions): void {
  map.on('click', SITE_LAYERS, ({ point, features }) => {
    const id: unknown = features?.[0]?.properties.site;
    const pieces = map.queryRenderedFeatures(point, { layers: ['pieces', CLUSTER_LAYER_ID] });
    if (typeof id === 'string' && pieces.length === 0) onChooseSite(id);
  });
  map.on('click', ({ lngLat }) => {
    const [longitude, latitude] = datum.fromMap([lngLat.wrap().lng, lngLat.lat]);
    onPoint({ latitude, longitude });
  });
}

function listen(map: MapLibre, datum: Datum, { onChoose, onMove, onTilesFailed }: MapOptions): void {
  map.on('error', (event: ErrorEvent & { sourceId?: string }) => {
    if (event.sourceId === TILE_SOURCE_ID) onTilesFailed();
    else console.error(event.error);
  });
  map.on('click', 'pieces', ({ features }) => {
    const assetCode: unknown = features?.[0]?.properties.assetCode;
    if (typeof assetCode === 'string') onChoose(assetCode);
  });
  map.on('click', CLUSTER_LAYER_ID, ({ features }) => void openCluster(map, features?.[0]));
  const pressable = ['pieces', CLUSTER_LAYER_ID, ...SITE_LAYERS];
  map.on('mouseenter', pressable, () => void (map.getCanvas().style.cursor = 'pointer'));
  map.on('mouseleave', pressable, () => void (map.getCanvas().style.cursor = ''));
  let known = writeMapView(viewOf(map, datum));
  map.on('moveend', (event: MapLibreEvent & Partial<typeof OURS>) => {
    const view = viewOf(map, datum);
    const isNews = writeMapView(view) !== known;
    known = writeMapView(view);
    if (isNews && event.ours !== true) onMove(view);
  });
}

function listenToPointer(map: MapLibre, datum: Datum, listener: (place: Place | null) => void): () => void {
  const tell = ({ lngLat: { lng, lat } }: MapMouseEvent) => listener(datum.fromMap([lng, lat]));
  const leave = () => listener(null);
  const subscriptions = [map.on('mousemove', tell), map.on('click', tell), map.on('mouseout', leave)];
  return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
}

/** Opens a map; rejects where the browser cannot draw one (WebGL 2). */
export async function openMap(options: MapOptions): Promise<OpenMap> {
  const map = createMap(options);
  addIcons(map, options.palette);
  // Not `load`: that waits for tiles, and a tile service that hangs must not keep the pieces from the screen.
  await new Promise<void>((resolve) => map.once('style.load', () => resolve()));
  const datum = datumOf(options.tiles);
  const placeOf = ({ place }: DrawnPiece): LngLat => [...datum.toMap([place.longitude, place.latitude])];
  drawGround(map, datum);
  listen(map, datum, options);
  listenToSites(map, datum, options);
  let drawn = new Map<string, Feature<Point>>();
  let chosen: string | undefined;

  function markChosen(): void {
    const feature = drawn.get(chosen ?? '');
    void map
      .getSource<GeoJSONSource>('chosen')
      ?.setData({ type: 'FeatureCollection', features: feature === undefined ? [] : [feature] });
  }

  return {
    async draw(pieces) {
      const next = new Map(pieces.map((piece) => [piece.assetCode, toMapCoordinates(toFeature(piece), datum)]));
      const changes = featureChanges(drawn, next);
      drawn = next;
      if (changes === null) return;
      markChosen();
      await map.getSource<GeoJSONSource>('pieces')?.updateData(changes);
      await map.once('render');
    },
    drawSites: (sites) =>
      void map.getSource<GeoJSONSource>('sites')?.setData(toMapCoordinates(toSiteFeatures(sites), datum)),
    drawTrack: (track) => void map.getSource<GeoJSONSource>('track')?.setData(toMapCoordinates(track, datum)),
    choose(piece) {
      chosen = piece?.assetCode;
      markChosen();
      if (piece === null) return;
      const place = placeOf(piece);
      if (!map.getBounds().contains(place)) map.setCenter(place, OURS);
    },
    fit(pieces) {
      const bounds = pieces.reduce((all, piece) => all.extend(placeOf(piece)), new LngLatBounds());
      if (pieces.length > 0)
        map.fitBounds(bounds, { padding: FIT_PADDING, maxZoom: CLOSEST_FIT, animate: false }, OURS);
      return viewOf(map, datum);
    },
    follow: (piece) => void map.setCenter(placeOf(piece), OURS),
    onPoint: (listener) => listenToPointer(map, datum, listener),
    close: () => map.remove(),
  };
}
