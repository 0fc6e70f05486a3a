import type { Place } from '../place.ts';

/** A way over land, measured once. */
export interface Route {
  readonly points: readonly Place[];
  /** Metres from the start to each point. */
  readonly distances: readonly number[];
  readonly length: number;
}

/** Where on a route, and where to one looks there. */
export interface RoutePosition extends Place {
  /** Degrees clockwise from north, towards the end of the route. */
  readonly heading: number;
  /** Metres of height gained on a metre of way. */
  readonly grade: number;
}

const EARTH_RADIUS = 6_371_008.8;

export function measureRoute(points: readonly Place[]): Route {
  const distances = [0];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before) distances.push(distances[index - 1]! + distanceBetween(before, point));
  }
  return { points, distances, length: distances.at(-1)! };
}

/** The place at so many metres from the start. */
export function locate({ points, distances, length }: Route, metres: number): RoutePosition {
  const at = Math.min(length, Math.max(0, metres));
  const found = distances.findIndex((distance) => distance > at);
  const end = found < 0 ? points.length - 1 : found;
  const from = points[end - 1]!;
  const to = points[end]!;
  const span = distances[end]! - distances[end - 1]!;
  const share = (at - distances[end - 1]!) / span;
  const mix = (first: number, last: number) => first + (last - first) * share;
  return {
    latitude: mix(from.latitude, to.latitude),
    longitude: mix(from.longitude, to.longitude),
    altitude: mix(from.altitude, to.altitude),
    heading: bearing(from, to),
    grade: (to.altitude - from.altitude) / span,
  };
}

/** Metres over the ground. */
export function distanceBetween(from: Place, to: Place): number {
  const [latitude1, latitude2] = [radians(from.latitude), radians(to.latitude)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const chord =
    half(latitude2 - latitude1) +
    Math.cos(latitude1) * Math.cos(latitude2) * half(radians(to.longitude - from.longitude));
  return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(chord));
}

function bearing(from: Place, to: Place): number {
  const [latitude1, latitude2] = [radians(from.latitude), radians(to.latitude)];
  const east = radians(to.longitude - from.longitude);
  const y = Math.sin(east) * Math.cos(latitude2);
  const x = Math.cos(latitude1) * Math.sin(latitude2) - Math.sin(latitude1) * Math.cos(latitude2) * Math.cos(east);
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
