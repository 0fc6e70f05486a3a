import { describe, expect, it } from '@jest/globals';

import { centreOf, extentOf, MOST_POSITIONS, siteGeometry, toGeometry } from './geometry.ts';

const square = (west: number, south: number, side = 1) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const polygon = (...coordinates: unknown[]) => ({ type: 'Polygon', coordinates });
const read = (geometry: unknown) => toGeometry(siteGeometry.parse(geometry));

describe('the geometry of a site', () => {
  it('is a point or a polygon, wound either way, with holes', () => {
    expect(read({ type: 'Point', coordinates: [113.3, 40.08] }).type).toBe('Point');
    expect(read(polygon(square(113, 40))).type).toBe('Polygon');
    expect(read(polygon(square(113, 40).toReversed(), square(113.4, 40.4, 0.1))).type).toBe('Polygon');
  });

  it('loses its heights and the sign of a nought, so that the same place is the same text', () => {
    expect(JSON.stringify(read({ type: 'Point', coordinates: [-0, 40.08, 1_210.5] }))).toBe(
      '{"type":"Point","coordinates":[0,40.08]}',
    );
  });

  it.each([
    ['a latitude beyond the pole', { type: 'Point', coordinates: [113, 91] }],
    ['latitude and longitude the wrong way round, as far as it shows', { type: 'Point', coordinates: [40.08, 113.3] }],
    ['a longitude beyond the antimeridian', { type: 'Point', coordinates: [181, 40] }],
    ['one number', { type: 'Point', coordinates: [113] }],
    ['text for a number', { type: 'Point', coordinates: ['113', '40'] }],
    ['a ring that does not close', polygon(square(113, 40).slice(0, 4))],
    ['a ring of three positions', polygon([[0, 0], [1, 1], [0, 0]])], // prettier-ignore
    ['a ring without an inside', polygon([[0, 0], [1, 1], [2, 2], [0, 0]])], // prettier-ignore
    ['no ring', polygon()],
    ['more positions than a map needs', polygon([...Array(MOST_POSITIONS + 1).fill([1, 2]), ...square(1, 2)])],
    ['several points', { type: 'MultiPoint', coordinates: [[113, 40]] }],
    ['nothing', null],
  ])('is not %s', (_, geometry) => {
    expect(siteGeometry.safeParse(geometry).success).toBe(false);
  });

  it('has its middle inside and an extent around it', () => {
    const mine = read(polygon(square(113, 40, 2)));
    expect(centreOf(mine)).toEqual({ longitude: 114, latitude: 41 });
    expect(extentOf(mine)).toEqual({ west: 113, south: 40, east: 115, north: 42 });
    const small = centreOf(read(polygon(square(113.300001, 40.080001, 0.000001))));
    expect(small.longitude).toBeCloseTo(113.3000015, 8);
    expect(small.latitude).toBeCloseTo(40.0800015, 8);
  });
});
