import type { Feature, FeatureCollection, Geometry, MultiLineString, Polygon, Position } from 'geojson';

type Ring = readonly Position[];

const HALF_TURN = 180;
const TURN = 360;
const POLE = 90;

/** A ring beyond this latitude is the pole itself, which some data sets draw as a line. */
const NEARLY_POLE = 89.9;

/** West ends of the three turns of the world that an unwrapped ring can touch. */
const TURNS = [-HALF_TURN - TURN, -HALF_TURN, HALF_TURN];

/** Each longitude at most half a turn from the one before, so that the ring no longer jumps from one side to the other. */
function unwrap(ring: Ring): Position[] {
  let turns = 0;
  return ring.map(([longitude = 0, latitude = 0], index) => {
    const step = longitude - (ring[index - 1]?.[0] ?? longitude);
    if (Math.abs(step) > HALF_TURN) turns -= Math.sign(step);
    return [longitude + turns * TURN, latitude];
  });
}

/**
 * The corners of a ring, each once. A ring around a pole does not come back to its first longitude: it goes on along
 * the edge of the flat map.
 */
function cornersOf(ring: Position[]): Position[] {
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (Math.abs(last[0]! - first[0]!) < HALF_TURN) return ring.slice(0, -1);
  const pole = Math.sign(first[1]!) * POLE;
  return [...ring, [last[0]!, pole], [first[0]!, pole]];
}

/** The part on one side of a meridian (Sutherland and Hodgman), by its corners. */
function clip(ring: Ring, meridian: number, side: 'east' | 'west'): Position[] {
  const isInside = ([longitude = 0]: Position) => (side === 'east' ? longitude >= meridian : longitude <= meridian);
  return ring.flatMap((point, index) => {
    const before = ring[(index || ring.length) - 1]!;
    const crosses = isInside(before) !== isInside(point) ? [crossing(before, point, meridian)] : [];
    return isInside(point) ? [...crosses, point] : crosses;
  });
}

function crossing(from: Position, to: Position, meridian: number): Position {
  const share = (meridian - from[0]!) / (to[0]! - from[0]!);
  return [meridian, from[1]! + share * (to[1]! - from[1]!)];
}

function hasWidth(ring: Ring): boolean {
  return ring.some(([longitude]) => longitude !== ring[0]![0]);
}

function cutRing(ring: Ring): Position[][] {
  if (ring.every(([, latitude = 0]) => Math.abs(latitude) > NEARLY_POLE)) return [];
  const corners = cornersOf(unwrap(ring));
  return TURNS.map((west) => {
    const inside = clip(clip(corners, west, 'east'), west + TURN, 'west');
    return [...inside, ...inside.slice(0, 1)].map(([longitude = 0, latitude = 0]) => [
      longitude - west - HALF_TURN,
      latitude,
    ]);
  }).filter(hasWidth);
}

function encloses(ring: Ring, [longitude = 0, latitude = 0]: Position): boolean {
  return ring.reduce((inside, [east = 0, north = 0], index) => {
    const [west = 0, south = 0] = ring[(index || ring.length) - 1]!;
    const isBetween = north > latitude !== south > latitude;
    return isBetween && longitude < ((west - east) * (latitude - north)) / (south - north) + east ? !inside : inside;
  }, false);
}

function cutPolygon([outer = [], ...holes]: readonly Ring[]): Position[][][] {
  const cutHoles = holes.flatMap(cutRing);
  return cutRing(outer).map((piece) => [piece, ...cutHoles.filter(([first]) => encloses(piece, first!))]);
}

function isEdgeOfMap(from: Position, to: Position): boolean {
  const onSeam = from[0] === to[0] && Math.abs(from[0]!) === HALF_TURN;
  return onSeam || (Math.abs(from[1]!) === POLE && Math.abs(to[1]!) === POLE);
}

/** The ring as lines, without the edges that exist only because the map is flat. */
function coastOf(ring: Ring): Position[][] {
  const lines: Position[][] = [[]];
  ring.forEach((point, index) => {
    const before = ring[index - 1];
    if (before !== undefined && isEdgeOfMap(before, point)) lines.push([]);
    lines.at(-1)!.push(point);
  });
  return lines.filter((line) => line.length > 1);
}

function polygonsOf(geometry: Geometry | null): Position[][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/**
 * Land for a flat map: surfaces that end at ±180°, and the coast as lines of its own, which do not run along that edge.
 * Topologies are stitched over the antimeridian (d3-geo's `geoStitch`): drawn as they are, they cross the whole map.
 */
export function cutAtAntimeridian(land: readonly Feature[]): FeatureCollection<Polygon | MultiLineString> {
  const polygons = land.flatMap(({ geometry }) => polygonsOf(geometry).flatMap(cutPolygon));
  const surfaces = polygons.map((coordinates): Feature<Polygon> => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates },
  }));
  const coast: Feature<MultiLineString> = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiLineString', coordinates: polygons.flat().flatMap(coastOf) },
  };
  return { type: 'FeatureCollection', features: [...surfaces, coast] };
}
