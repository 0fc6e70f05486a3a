import type { TileService } from '../api/answers.ts';

/** What the form of the tile service holds. */
export interface TileForm {
  on: boolean;
  tileService: {
    url?: string;
    datum: 'wgs84' | 'gcj02';
    attribution?: string | null;
    minimumZoom: number;
    maximumZoom: number;
  };
}

/** An address that the API takes: https, or http of this computer, with all three places. */
export const TILE_URL =
  /^(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})(?:https:\/\/|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])[:/])[^\s;,'"]+$/;

const USUAL = { datum: 'wgs84', attribution: '', minimumZoom: 0, maximumZoom: 18 } as const;

export function toTileForm(service: TileService | null): TileForm {
  if (service === null) return { on: false, tileService: { ...USUAL } };
  const { gcj02, ...others } = service;
  return { on: true, tileService: { ...others, datum: gcj02 ? 'gcj02' : 'wgs84' } };
}

export function toTileService({ on, tileService }: TileForm): TileService | null {
  if (!on) return null;
  const { url = '', datum, attribution, minimumZoom, maximumZoom } = tileService;
  return { url, gcj02: datum === 'gcj02', attribution: attribution ?? '', minimumZoom, maximumZoom };
}
