import type { Feature, GeoJSON, Point } from 'geojson';
import {
  type GeoJSONSource,
  LngLatBounds,
  type MapGeoJSONFeature,
  type MapLibreEvent,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Connection } from '../api/answers.ts';
import type { Palette } from '../theme/palette.ts';
import { CLUSTER_LAYER_ID, readClusterIcon } from './cluster-style.ts';
import { loadLand } from './coastline.ts';
import { featureChanges } from './feature-changes.ts';
import { graticule } from './graticule.ts';
import { type DrawnPiece, toFeature } from './map-piece.ts';
import { type DrawnSite, readSiteIcon, toSiteFeatures } from './map-site.ts';
import { mapStyle } from './map-style.ts';
import { type MapView, writeMapView } from './map-view.ts';
import {
  HEADING_ICON,
  ICON_PIXEL_RATIO,
  drawClusterIcon,
  drawHeadingIcon,
  drawPieceIcon,
  drawSiteIcon,
} from './piece-icon.ts';
import { SITE_LAYERS } from './site-style.ts';

setWorkerUrl(workerUrl);

export interface MapOptions {
  readonly container: HTMLElement;
  readonly palette: Palette;
  readonly view: MapView | null;
  /** Whether pieces close to each other are drawn as one ring. */
  readonly clustered: boolean;
  readonly texts: { readonly zoomIn: string; readonly zoomOut: string };
  readonly onChoose: (assetCode: string) => void;
  readonly onMove: (view: MapView) => void;
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
  close(): void;
}

/** What is in view before any piece has a position. */
const CHINA: [number, number, number, number] = [73, 17, 136, 54];
const CLOSEST_FIT = 12;
const FIT_PADDING = 80;

/** Marks a move that no person made. */
const OURS = { ours: true } as const;

function createMap({ container, palette, view, clustered, texts }: MapOptions): MapLibre {
  const map = new MapLibre({
    container,
    style: mapStyle(palette, clustered),
    ...(view === null ? { bounds: CHINA } : { center: [view.longitude, view.latitude], zoom: view.zoom }),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
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

function drawGround(map: MapLibre): void {
  const source = (name: string) => map.getSource<GeoJSONSource>(name);
  const drawGraticule = () => {
    const bounds = map.getBounds();
    void source('graticule')?.setData(
      graticule({ west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() }),
    );
  };
  drawGraticule();
  map.on('moveend', drawGraticule);
  map.on('resize', drawGraticule);
  loadLand().then(
    (land) => source('land')?.setData(land),
    () => undefined, // A map without coastline still shows where the pieces stand to each other.
  );
}

function viewOf(map: MapLibre): MapView {
  const { lat, lng } = map.getCenter();
  return { latitude: lat, longitude: lng, zoom: map.getZoom() };
}

/** A piece that stands at a site is what was meant. */
function listenToSites(map: MapLibre, { onChooseSite, onPoint }: MapOptions): void {
  map.on('click', SITE_LAYERS, ({ point, features }) => {
    const id: unknown = features?.[0]?.properties.site;
    const pieces = map.queryRenderedFeatures(point, { layers: ['pieces', CLUSTER_LAYER_ID] });
    if (typeof id === 'string' && pieces.length === 0) onChooseSite(id);
  });
  map.on('click', ({ lngLat }) => onPoint({ latitude: lngLat.lat, longitude: lngLat.wrap().lng }));
}

function listen(map: MapLibre, { onChoose, onMove }: MapOptions): void {
  map.on('click', 'pieces', ({ features }) => {
    const assetCode: unknown = features?.[0]?.properties.assetCode;
    if (typeof assetCode === 'string') onChoose(assetCode);
  });
  map.on('click', CLUSTER_LAYER_ID, ({ features }) => void openCluster(map, features?.[0]));
  const pressable = ['pieces', CLUSTER_LAYER_ID, ...SITE_LAYERS];
  map.on('mouseenter', pressable, () => void (map.getCanvas().style.cursor = 'pointer'));
  map.on('mouseleave', pressable, () => void (map.getCanvas().style.cursor = ''));
  let known = writeMapView(viewOf(map));
  map.on('moveend', (event: MapLibreEvent & Partial<typeof OURS>) => {
    const view = viewOf(map);
    const isNews = writeMapView(view) !== known;
    known = writeMapView(view);
    if (isNews && event.ours !== true) onMove(view);
  });
}

function boundsOf(pieces: readonly DrawnPiece[]): LngLatBounds {
  return pieces.reduce((bounds, { place }) => bounds.extend([place.longitude, place.latitude]), new LngLatBounds());
}

/** Opens a map; rejects where the browser cannot draw one (WebGL 2). */
export async function openMap(options: MapOptions): Promise<OpenMap> {
  const map = createMap(options);
  addIcons(map, options.palette);
  await new Promise<void>((resolve) => map.once('load', () => resolve()));
  drawGround(map);
  listen(map, options);
  listenToSites(map, options);
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
      const next = new Map(pieces.map((piece) => [piece.assetCode, toFeature(piece)]));
      const changes = featureChanges(drawn, next);
      drawn = next;
      if (changes === null) return;
      markChosen();
      await map.getSource<GeoJSONSource>('pieces')?.updateData(changes);
      await map.once('render');
    },
    drawSites: (sites) => void map.getSource<GeoJSONSource>('sites')?.setData(toSiteFeatures(sites)),
    drawTrack: (track) => void map.getSource<GeoJSONSource>('track')?.setData(track),
    choose(piece) {
      chosen = piece?.assetCode;
      markChosen();
      if (piece === null) return;
      const place: [number, number] = [piece.place.longitude, piece.place.latitude];
      if (!map.getBounds().contains(place)) map.setCenter(place, OURS);
    },
    fit(pieces) {
      if (pieces.length > 0)
        map.fitBounds(boundsOf(pieces), { padding: FIT_PADDING, maxZoom: CLOSEST_FIT, animate: false }, OURS);
      return viewOf(map);
    },
    follow: ({ place }) => void map.setCenter([place.longitude, place.latitude], OURS),
    close: () => map.remove(),
  };
}
