import { z } from 'zod';

import { latitude, longitude } from '../fields.ts';

export const MOST_POSITIONS = 2_000;

type Position = [number, number];
export type SiteGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: Position[][] };

/** A height is allowed, as in RFC 7946, and left aside. */
const position = z.tuple([longitude, latitude]).rest(z.number());
type GivenPosition = z.infer<typeof position>;

const ring = z
  .array(position)
  .min(4, 'a ring has at least four positions, the last of them the first')
  .refine(isClosed, 'a ring ends where it began')
  .refine((positions) => signedArea(positions) !== 0, 'a ring encloses an area');

const point = z.object({ type: z.literal('Point'), coordinates: position });
const polygon = z.object({
  type: z.literal('Polygon'),
  coordinates: z
    .array(ring)
    .min(1, 'a polygon has an outer ring')
    .refine((rings) => rings.flat().length <= MOST_POSITIONS, `a polygon has at most ${MOST_POSITIONS} positions`),
});

export const siteGeometry = z.discriminatedUnion('type', [point, polygon]).meta({
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

/** Where the site stands on a map: its point, or the centre of gravity of its outer ring. */
export function centreOf(geometry: SiteGeometry): { latitude: number; longitude: number } {
  if (geometry.type === 'Point') return { longitude: geometry.coordinates[0], latitude: geometry.coordinates[1] };
  const outer = geometry.coordinates[0] ?? [];
  const [x0 = 0, y0 = 0] = outer[0] ?? [];
  let [x, y, doubled] = [0, 0, 0];
  // Counted from the first corner, so that a small site far from the origin loses no digits.
  for (const [[ax, ay], [bx, by]] of edgesOf(outer)) {
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    doubled += cross;
    x += (ax + bx - 2 * x0) * cross;
    y += (ay + by - 2 * y0) * cross;
  }
  return { longitude: x0 + x / (3 * doubled), latitude: y0 + y / (3 * doubled) };
}

function toPosition([longitude, latitude]: GivenPosition): Position {
  return [longitude + 0, latitude + 0];
}

function isClosed(positions: readonly GivenPosition[]): boolean {
  const [first, last] = [positions[0], positions.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

function signedArea(positions: readonly GivenPosition[]): number {
  const [x0 = 0, y0 = 0] = positions[0] ?? [];
  return edgesOf(positions).reduce(
    (sum, [[ax, ay], [bx, by]]) => sum + (ax - x0) * (by - y0) - (bx - x0) * (ay - y0),
    0,
  );
}

function edgesOf<P extends readonly [number, number, ...number[]]>(positions: readonly P[]): [P, P][] {
  return positions.slice(1).map((position, index) => [positions[index] ?? position, position]);
}
