import { z } from 'zod';

import { latitude, longitude } from '../fields.ts';
import { signedArea } from './area.ts';

export const MOST_RINGS = 100;
export const MOST_POSITIONS = 2_000;
/** Longitude, latitude, height, and one that some programs add. */
const MOST_NUMBERS = 4;

/** A height is allowed, as in RFC 7946, and left aside. */
export const position = z.tuple([longitude, latitude]).rest(z.number());
export type GivenPosition = z.infer<typeof position>;

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first thing that is wrong with the coordinates. Their number comes first: it alone bounds what judging costs. */
export function firstFaults(geometry: unknown): readonly Fault[] {
  const { type, coordinates } = Object(geometry) as Record<string, unknown>;
  if (!Array.isArray(coordinates)) return [];
  if (type === 'Point') return positionFaults(coordinates, ['coordinates']);
  if (type !== 'Polygon') return [];
  if (coordinates.length > MOST_RINGS) return [coordinatesFault(`a polygon has at most ${MOST_RINGS} rings`)];
  if (countPositions(geometry) - coordinates.length > MOST_POSITIONS)
    return [coordinatesFault(`a polygon has at most ${MOST_POSITIONS} positions`)];
  return firstOf(coordinates, ringFaults, ['coordinates']);
}

/** How much there is to judge: positions, and rings as well, since an empty one is judged too. Reads no position. */
export function countPositions(geometry: unknown): number {
  const { coordinates } = Object(geometry) as Record<string, unknown>;
  if (!Array.isArray(coordinates)) return 0;
  // So many rings are refused without a look at them.
  if (coordinates.length > MOST_RINGS) return coordinates.length;
  return coordinates.reduce<number>((sum, part) => sum + 1 + (Array.isArray(part) ? part.length : 0), 0);
}

function ringFaults(ring: unknown, path: readonly PropertyKey[]): readonly Fault[] {
  if (!Array.isArray(ring)) return [{ path, message: 'a ring is a list of positions' }];
  const faults = firstOf(ring, positionFaults, path);
  if (faults.length > 0) return faults;
  const positions = ring as GivenPosition[];
  if (positions.length < 4)
    return [{ path, message: 'a ring has at least four positions, the last of them the first' }];
  if (!isClosed(positions)) return [{ path, message: 'a ring ends where it began' }];
  return signedArea(positions) === 0 ? [{ path, message: 'a ring encloses an area' }] : [];
}

function positionFaults(given: unknown, path: readonly PropertyKey[]): readonly Fault[] {
  if (isPosition(given)) return [];
  if (Array.isArray(given) && given.length > MOST_NUMBERS)
    return [{ path, message: `a position has at most ${MOST_NUMBERS} numbers` }];
  const issues = position.safeParse(given).error?.issues ?? [];
  return issues.map((issue) => ({ path: [...path, ...issue.path], message: issue.message }));
}

/** The same as `position` says, many times faster: outlines are long. */
function isPosition(given: unknown): given is GivenPosition {
  if (!Array.isArray(given) || given.length < 2 || given.length > MOST_NUMBERS) return false;
  if (!given.every(Number.isFinite)) return false;
  const [longitude, latitude] = given as GivenPosition;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function firstOf(
  parts: readonly unknown[],
  judge: (part: unknown, path: readonly PropertyKey[]) => readonly Fault[],
  path: readonly PropertyKey[],
): readonly Fault[] {
  for (const [index, part] of parts.entries()) {
    const faults = judge(part, [...path, index]);
    if (faults.length > 0) return faults;
  }
  return [];
}

function coordinatesFault(message: string): Fault {
  return { path: ['coordinates'], message };
}

function isClosed(positions: readonly GivenPosition[]): boolean {
  const [first, last] = [positions[0], positions.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
