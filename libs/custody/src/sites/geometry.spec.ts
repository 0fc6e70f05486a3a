import { describe, expect, it } from '@jest/globals';

import { centreOf, extentOf, siteGeometry, toGeometry } from './geometry.ts';
import { MOST_POSITIONS } from './judge-geometry.ts';

const square = (west: number, south: number, side = 1) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const rings = (coordinates: unknown[]) => ({ type: 'Polygon', coordinates });
const polygon = (...coordinates: unknown[]) => rings(coordinates);
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
    ['more positions than a map needs', polygon([...Array(MOST_POSITIONS - 4).fill([1, 2]), ...square(1, 2)])],
    ['several points', { type: 'MultiPoint', coordinates: [[113, 40]] }],
    ['nothing', null],
  ])('is not %s', (_, geometry) => {
    expect(siteGeometry.safeParse(geometry).success).toBe(false);
  });

  it.each([
    ['empty rings', () => rings(Array(150_000).fill([]))],
    ['rings of nothing', () => rings(Array(150_000).fill(null))],
    ['bad positions', () => rings([Array(150_000).fill([])])],
    ['bad rings within the limits', () => rings(Array(100).fill([]))],
    ['bad positions within the limits', () => rings([Array(MOST_POSITIONS).fill(['x', 'y', 'z'])])],
    ['numbers in one position', () => ({ type: 'Point', coordinates: Array(150_000).fill('x') })],
  ])('with very many %s is refused at once, for one fault', (_, make) => {
    const geometry = make();
    const { error } = siteGeometry.safeParse(geometry);
    expect(error?.issues.length).toBeLessThanOrEqual(4);
    expect(error?.issues.length).toBeGreaterThan(0);
  });

  it('has its middle within its extent, however thin it is', () => {
    const thin = [[0, 0], [180, 1e-14], [180, 0], [0, 1e-14], [1e-13, 0], [0, 0]]; // prettier-ignore
    const bow = [[0, 0], [10, 10], [10, 0], [0, 10.001], [0, 0]]; // prettier-ignore
    expect(centreOf(read(polygon(thin)))).toEqual({ longitude: 90, latitude: 0.5e-14 });
    const { longitude, latitude } = centreOf(read(polygon(bow)));
    expect([longitude >= 0 && longitude <= 10, latitude >= 0 && latitude <= 10.001]).toEqual([true, true]);
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
