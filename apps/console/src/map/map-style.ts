import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { TileService } from '../api/answers.ts';
import type { Palette } from '../theme/palette.ts';
import { badgeLayer, haloLayer } from './alarm-style.ts';
import { CLUSTERED, clusterLayer } from './cluster-style.ts';
import { HEADING_ICON } from './piece-icon.ts';
import { TILE_SOURCE_ID, tileLayer, tileSource } from './tile-layer.ts';
import { siteLayers } from './site-style.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Without `glyphs` in the style the map draws all text, Chinese too, with the fonts of the computer. */
const FONT = ['Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif'];

/** The tip of the arrow stands just outside the ring. */
const HEADING_OFFSET: [number, number] = [0, -20];

function groundLayers(palette: Palette, tiles: TileService | null): LayerSpecification[] {
  const degreeText = (id: string, edge: 'left' | 'bottom'): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'graticule',
    filter: ['==', ['get', 'edge'], edge],
    layout: {
      'text-field': ['get', 'label'],
      'text-font': FONT,
      'text-size': 12,
      'text-anchor': edge === 'left' ? 'left' : 'bottom',
      'text-offset': edge === 'left' ? [0.4, -0.7] : [0, -0.3],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.textMuted, 'text-halo-color': palette.land, 'text-halo-width': 1.5 },
  });
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      filter: ['==', ['geometry-type'], 'Polygon'],
      // Smoothed edges would draw the seam at ±180°; the coast covers all others.
      paint: { 'fill-color': palette.land, 'fill-antialias': false },
    },
    ...(tiles === null ? [] : [tileLayer(palette)]),
    {
      id: 'coast',
      type: 'line',
      source: 'land',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': palette.coast, 'line-width': 0.8 },
    },
    {
      id: 'graticule',
      type: 'line',
      source: 'graticule',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': palette.graticule, 'line-width': 0.8 },
    },
    degreeText('parallel-names', 'left'),
    degreeText('meridian-names', 'bottom'),
  ];
}

function trackLayer(palette: Palette): LayerSpecification {
  return {
    id: 'track',
    type: 'line',
    source: 'track',
    paint: { 'line-color': palette.act, 'line-width': 2.5, 'line-opacity': 0.85 },
    layout: { 'line-join': 'round', 'line-cap': 'round' },
  };
}

function chosenLayer(palette: Palette): LayerSpecification {
  return {
    id: 'chosen',
    type: 'circle',
    source: 'chosen',
    paint: {
      'circle-radius': 22,
      'circle-color': palette.act,
      'circle-opacity': 0.18,
      'circle-stroke-color': palette.act,
      'circle-stroke-width': 2,
    },
  };
}

const ALWAYS_DRAWN = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const;

const HEADING_LAYER: LayerSpecification = {
  id: 'heading',
  type: 'symbol',
  source: 'pieces',
  filter: ['has', 'heading'],
  layout: {
    ...ALWAYS_DRAWN,
    'icon-image': HEADING_ICON,
    'icon-size': 0.8,
    'icon-offset': HEADING_OFFSET,
    'icon-rotate': ['get', 'heading'],
    'icon-rotation-alignment': 'map',
  },
};

function pieceLayer(palette: Palette): LayerSpecification {
  return {
    id: 'pieces',
    type: 'symbol',
    source: 'pieces',
    filter: ['!', ['has', 'point_count']],
    layout: {
      ...ALWAYS_DRAWN,
      'icon-image': ['get', 'icon'],
      'text-field': ['get', 'label'],
      'text-font': FONT,
      'text-size': 13,
      'text-anchor': 'top',
      'text-offset': [0, 1.7],
      'text-optional': true,
    },
    paint: { 'text-color': palette.text, 'text-halo-color': palette.surface, 'text-halo-width': 2 },
  };
}

/**
 * Coastline, graticule, the track of one piece, and the pieces: no borders, no names, and nothing from elsewhere but the
 * tiles of the one service that the settings name.
 */
export function mapStyle(palette: Palette, clustered: boolean, tiles: TileService | null): StyleSpecification {
  const empty = { type: 'geojson', data: EMPTY } as const;
  const pieces = { ...empty, promoteId: 'assetCode', ...(clustered && CLUSTERED) };
  return {
    version: 8,
    sources: {
      ...(tiles !== null && { [TILE_SOURCE_ID]: tileSource(tiles) }),
      land: empty,
      graticule: empty,
      sites: empty,
      track: empty,
      chosen: empty,
      pieces,
    },
    layers: [
      ...groundLayers(palette, tiles),
      ...siteLayers(palette, FONT),
      trackLayer(palette),
      chosenLayer(palette),
      haloLayer(palette),
      HEADING_LAYER,
      pieceLayer(palette),
      clusterLayer(palette, FONT),
      badgeLayer(),
    ],
  };
}
