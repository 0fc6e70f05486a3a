import { describe, expect, it } from '@jest/globals';
import { fromGcj02, type Place, toGcj02 } from './gcj02.ts';

const METRES_A_DEGREE = 111_320;

function metresApart(one: Place, other: Place): number {
  const east = (one[0] - other[0]) * Math.cos((one[1] / 180) * Math.PI);
  return Math.hypot(east, one[1] - other[1]) * METRES_A_DEGREE;
}

/** Places in both systems, as published with the transform. */
const PAIRS: [wgs84: Place, gcj02: Place][] = [
  [
    [121.5272106, 31.1774276],
    [121.531541859215, 31.17530398364597],
  ],
  [
    [113.912316, 22.543847],
    [113.9171764808363, 22.540796131694766],
  ],
  [
    [116.377817, 39.911954],
    [116.38404722455657, 39.91334545536069],
  ],
];

/** Over the whole rectangle, its edges left out. */
const GRID: Place[] = Array.from({ length: 14 }, (_, column) =>
  Array.from({ length: 11 }, (__, row): Place => [74 + column * 4.7 + row * 0.13, 2 + row * 4.9 + column * 0.11]),
).flat();

describe('the shift to GCJ-02', () => {
  it.each(PAIRS)('moves %p to %p', (wgs84, gcj02) => {
    expect(metresApart(toGcj02(wgs84), gcj02)).toBeLessThan(0.1);
  });

  it.each(PAIRS)('is undone: back to %p', (wgs84, gcj02) => {
    expect(metresApart(fromGcj02(gcj02), wgs84)).toBeLessThan(0.1);
  });

  it('comes back to where it was, everywhere in China', () => {
    for (const place of GRID) expect(metresApart(fromGcj02(toGcj02(place)), place)).toBeLessThan(0.01);
  });

  it('is some hundred metres in China', () => {
    for (const place of GRID) {
      expect(metresApart(toGcj02(place), place)).toBeGreaterThan(10);
      expect(metresApart(toGcj02(place), place)).toBeLessThan(2_000);
    }
  });

  it.each<Place>([
    [2.3522, 48.8566],
    [139.6917, 35.6895],
    [151.2, -33.87],
    [72, 40],
  ])('leaves %p outside of China where it is', (...place) => {
    expect(toGcj02(place)).toEqual(place);
    expect(fromGcj02(place)).toEqual(place);
  });
});
