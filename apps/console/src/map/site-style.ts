import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../theme/palette.ts';

const NAMED_FROM_ZOOM = 7;

export const SITE_LAYERS = ['site-marks', 'site-areas'];

/** Quiet: below the pieces, without a colour of its own; marks that would cover each other wait for a closer look. */
export function siteLayers(palette: Palette, font: string[]): LayerSpecification[] {
  return [
    {
      id: 'site-areas',
      type: 'fill',
      source: 'sites',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.unknown, 'fill-opacity': 0.14 },
    },
    {
      id: 'site-outlines',
      type: 'line',
      source: 'sites',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': palette.unknown, 'line-width': 1.2, 'line-dasharray': [3, 2] },
    },
    {
      id: 'site-marks',
      type: 'symbol',
      source: 'sites',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-padding': 0,
        'text-field': ['step', ['zoom'], '', NAMED_FROM_ZOOM, ['get', 'name']],
        'text-font': font,
        'text-size': 13,
        'text-anchor': 'top',
        'text-offset': [0, 1.1],
        'text-optional': true,
      },
      paint: { 'text-color': palette.textMuted, 'text-halo-color': palette.surface, 'text-halo-width': 2 },
    },
  ];
}
