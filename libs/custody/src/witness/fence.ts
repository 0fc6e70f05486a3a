import { metresBetween, type Place } from '../distance.ts';
import { edgesOf } from '../sites/area.ts';
import type { SiteGeometry } from '../sites/geometry.ts';

/** How far a fix beside a drawn line may be off. */
const OUTLINE_MARGIN_M = 100;
const METRES_A_DEGREE = 111_195;

export interface Fence {
  readonly geometry: SiteGeometry;
  /** Of a point. */
  readonly radiusMetres: number;
}

/** How far outside all of these a place lies, 0 within one of them: a circle round a point, or an outline. */
export function metresOutside(fences: readonly Fence[], place: Place): number {
  return Math.min(...fences.map((fence) => outsideOne(fence, place)));
}

function outsideOne({ geometry, radiusMetres }: Fence, place: Place): number {
  if (geometry.type === 'Point') {
    const [longitude, latitude] = geometry.coordinates;
    return Math.max(0, metresBetween({ latitude, longitude }, place) - radiusMetres);
  }
  if (isWithin(geometry.coordinates, place)) return 0;
  const edges = geometry.coordinates.flatMap((ring) => edgesOf(ring));
  return Math.max(0, Math.min(...edges.map((edge) => metresToEdge(edge, place))) - OUTLINE_MARGIN_M);
}

/** A line from the place to the east crosses the rings an odd number of times: holes are outside. */
function isWithin(rings: readonly (readonly [number, number][])[], { longitude: x, latitude: y }: Place): boolean {
  const crossed = rings
    .flatMap((ring) => edgesOf(ring))
    .filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax);
  return crossed.length % 2 === 1;
}

/** On a plane that touches the earth at the place: the fault grows with the distance, and far is far. */
function metresToEdge([from, to]: readonly [readonly number[], readonly number[]], place: Place): number {
  const toPlane = ([longitude = 0, latitude = 0]: readonly number[]) =>
    [
      (longitude - place.longitude) * METRES_A_DEGREE * Math.cos((place.latitude * Math.PI) / 180),
      (latitude - place.latitude) * METRES_A_DEGREE,
    ] as const;
  const [[ax, ay], [bx, by]] = [toPlane(from), toPlane(to)];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + along * dx, ay + along * dy);
}
