import { z } from 'zod';

import { edgesOf } from './area.ts';
import { firstFaults, MOST_RINGS, position, type GivenPosition } from './judge-geometry.ts';

type Position = [number, number];
export type SiteGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: Position[][] };

const ring = z.array(position).min(4);
const point = z.object({ type: z.literal('Point'), coordinates: position });
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(MOST_RINGS) });

/** Judged up to its first fault before it is read: thousands of faults, each with its words, take seconds to write down. */
export const siteGeometry = z
  .preprocess(
    (given, context) => {
      for (const { path, message } of firstFaults(given))
        context.addIssue({ code: 'custom', path: [...path], message });
      return given;
    },
    z.discriminatedUnion('type', [point, polygon]),
  )
  .meta({
    id: 'SiteGeometry',
    description: 'GeoJSON (RFC 7946): a Point or a Polygon, longitude first, degrees in WGS 84',
    examples: [{ type: 'Point', coordinates: [113.3, 40.08] }],
  });
export type GivenGeometry = z.infer<typeof siteGeometry>;

export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** As it is stored: without heights, and without a nought that has a sign. */
export function toGeometry(given: GivenGeometry): SiteGeometry {
  if (given.type === 'Point') return { type: 'Point', coordinates: toPosition(given.coordinates) };
  return { type: 'Polygon', coordinates: given.coordinates.map((positions) => positions.map(toPosition)) };
}

export function extentOf(geometry: SiteGeometry): Extent {
  const positions = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates.flat();
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

/** Below this part of its extent, what a ring encloses is an error of rounding and has no centre of gravity. */
const LEAST_FILLED = 1e-9;

/** Where the site stands on a map: its point, or the centre of gravity of its outer ring. */
export function centreOf(geometry: SiteGeometry): { latitude: number; longitude: number } {
  if (geometry.type === 'Point') return { longitude: geometry.coordinates[0], latitude: geometry.coordinates[1] };
  const outer = geometry.coordinates[0] ?? [];
  const { west, south, east, north } = extentOf({ type: 'Polygon', coordinates: [outer] });
  const [x0 = 0, y0 = 0] = outer[0] ?? [];
  let [x, y, doubled] = [0, 0, 0];
  // Counted from the first corner, so that a small site far from the origin loses no digits.
  for (const [[ax, ay], [bx, by]] of edgesOf(outer)) {
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    doubled += cross;
    x += (ax + bx - 2 * x0) * cross;
    y += (ay + by - 2 * y0) * cross;
  }
  if (Math.abs(doubled) <= LEAST_FILLED * (east - west) * (north - south))
    return { longitude: (west + east) / 2, latitude: (south + north) / 2 };
  // Parts that cross each other and are wound against each other put it outside.
  return {
    longitude: clamp(x0 + x / (3 * doubled), west, east),
    latitude: clamp(y0 + y / (3 * doubled), south, north),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function toPosition([longitude, latitude]: GivenPosition): Position {
  return [longitude + 0, latitude + 0];
}
