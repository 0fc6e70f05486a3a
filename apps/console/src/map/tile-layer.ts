import type { RasterLayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { TileService } from '../api/answers.ts';
import { DARK, type Palette } from '../theme/palette.ts';
import { type Datum, GCJ02, WGS84 } from './datum.ts';

export const TILE_SOURCE_ID = 'tiles';

const TILE_PIXELS = 256;
/** Bright pictures would outshine the pieces in the dark. */
const DIMMED = { 'raster-brightness-max': 0.55, 'raster-saturation': -0.4 };

export function datumOf(tiles: TileService | null): Datum {
  return tiles?.gcj02 === true ? GCJ02 : WGS84;
}

export function tileSource({ url, minimumZoom, maximumZoom }: TileService): RasterSourceSpecification {
  return { type: 'raster', tiles: [url], tileSize: TILE_PIXELS, minzoom: minimumZoom, maxzoom: maximumZoom };
}

export function tileLayer(palette: Palette): RasterLayerSpecification {
  return { id: 'tiles', type: 'raster', source: TILE_SOURCE_ID, paint: palette === DARK ? DIMMED : {} };
}
