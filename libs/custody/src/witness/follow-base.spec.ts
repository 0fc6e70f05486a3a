import { describe, expect, it } from '@jest/globals';

import { metresOutside, type Fence } from './fence.ts';
import { followBase, type BaseState } from './follow-base.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const KM = 1 / 111.195;
const point: Fence = { geometry: { type: 'Point', coordinates: [113, 40] }, radiusMetres: 1_000 };
const ring = (half: number): [number, number][] => [
  ...([
    [113 - half, 40 - half],
    [113 + half, 40 - half],
    [113 + half, 40 + half],
    [113 - half, 40 + half],
    [113 - half, 40 - half],
  ] as [number, number][]),
];
const yard: Fence = { geometry: { type: 'Polygon', coordinates: [ring(0.02)] }, radiusMetres: 1_000 };
const ringRoad: Fence = { geometry: { type: 'Polygon', coordinates: [ring(0.02), ring(0.01)] }, radiusMetres: 1_000 };
const north = (km: number) => ({ latitude: 40 + km * KM, longitude: 113 });

describe('a fence', () => {
  it('round a point is a circle', () => {
    expect([0, 0.99, 1.5].map((km) => Math.round(metresOutside([point], north(km))))).toEqual([0, 0, 500]);
  });

  it('that was drawn is its outline, with room for a fix that is off', () => {
    const edge = 0.02 / KM;
    const outside = [0, edge - 0.1, edge + 0.09, edge + 1.1].map((km) => Math.round(metresOutside([yard], north(km))));
    expect(outside).toEqual([0, 0, 0, 1_000]);
  });

  it('has nothing within its holes', () => {
    expect(metresOutside([ringRoad], north(0))).toBeGreaterThan(500);
    expect(metresOutside([ringRoad], north(1.5))).toBe(0);
  });

  it('of two bases holds what is within one of them', () => {
    const far: Fence = { geometry: { type: 'Point', coordinates: [113, 41] }, radiusMetres: 1_000 };
    expect(metresOutside([point, far], { latitude: 41, longitude: 113 })).toBe(0);
  });
});

describe('a piece at its base', () => {
  const follow = (kms: readonly number[], explained: readonly boolean[] = [], names: readonly string[] = []) => {
    let state: BaseState | undefined;
    return kms.map((km, minute) => {
      const fix = { ...north(km), time: NOON + minute * 60_000 };
      const base = { name: names[minute] ?? 'yard', fences: [point] };
      const seen = followBase(state, fix, { base, explained: explained[minute] ?? false, radiusMetres: 1_000 });
      state = seen.state;
      return seen.finding?.holds;
    });
  };

  it('has left it once two fixes in a row are outside, until it is back', () => {
    expect(follow([0, 3, 4, 5, 0.5])).toEqual([false, undefined, true, true, false]);
  });

  it('has not left it when one fix is off, or it was never there', () => {
    expect(follow([0, 30, 0])).toEqual([false, undefined, false]);
    expect(follow([30, 31, 32])).toEqual([false, false, false]);
  });

  it('may be away while it is claimed, and has left when it is not back afterwards', () => {
    expect(follow([0, 30, 30, 30, 30], [false, true, true, false, false])).toEqual([
      ...[false, false, false, undefined, true],
    ]);
  });

  it('begins anew with another base or custodian', () => {
    expect(follow([0, 30, 30, 30], [], ['yard', 'other', 'other', 'other'])).toEqual([false, false, false, false]);
  });
});
