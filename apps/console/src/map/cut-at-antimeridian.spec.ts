import { expect, it } from '@jest/globals';
import type { Feature, Position } from 'geojson';
import { cutAtAntimeridian } from './cut-at-antimeridian.ts';

function polygon(...coordinates: Position[][]): Feature {
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } };
}

function cut(...rings: Position[][]) {
  const { features } = cutAtAntimeridian([polygon(...rings)]);
  const surfaces = features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : []));
  const coast = features.flatMap(({ geometry }) => (geometry.type === 'MultiLineString' ? geometry.coordinates : []));
  return { surfaces, coast };
}

function extent(ring: readonly Position[]): [west: number, east: number] {
  const longitudes = ring.map(([longitude = 0]) => longitude);
  return [Math.min(...longitudes), Math.max(...longitudes)];
}

const ISLAND: Position[] = [
  [170, 60],
  [-170, 60],
  [-170, 70],
  [170, 70],
  [170, 60],
];

const LONGEST_STEP = 180;

it('cuts land that crosses the antimeridian into a part on each side', () => {
  expect(cut(ISLAND).surfaces.map(([outer]) => extent(outer!))).toEqual([
    [170, 180],
    [-180, -170],
  ]);
});

it('draws no coast along the cut', () => {
  const { coast } = cut(ISLAND);
  const along = coast.flatMap((line) =>
    line.slice(1).filter(([longitude], index) => Math.abs(longitude!) === 180 && line[index]![0] === longitude),
  );
  expect(along).toEqual([]);
  expect(coast.flatMap((line) => line.map(([longitude]) => longitude))).toEqual(
    expect.arrayContaining([170, -170, 180, -180]),
  );
});

it('leaves land elsewhere as it is', () => {
  const square: Position[] = [
    [10, 10],
    [20, 10],
    [20, 20],
    [10, 10],
  ];
  const { surfaces, coast } = cut(square);
  expect(new Set(surfaces[0]![0])).toEqual(new Set(square));
  expect(coast).toHaveLength(1);
});

it('closes land around a pole along the edge of the map', () => {
  const around = [-180, -90, 0, 90, 180].map((longitude): Position => [longitude, -70]);
  const { surfaces, coast } = cut([...around.slice(0, -1), [-180, -70]]);
  expect(surfaces).toHaveLength(1);
  expect(surfaces[0]![0]).toEqual(expect.arrayContaining([[180, -90]]));
  expect(coast.flat().every(([, latitude]) => latitude === -70)).toBe(true);
});

it('keeps a lake in the part of the land that holds it', () => {
  const lake: Position[] = [
    [172, 62],
    [174, 62],
    [174, 64],
    [172, 62],
  ];
  expect(cut(ISLAND, lake).surfaces.map((rings) => rings.length)).toEqual([2, 1]);
});

it('never steps from one side of the map to the other', () => {
  const { coast, surfaces } = cut(ISLAND);
  const steps = [...coast, ...surfaces.map(([outer]) => outer!)].flatMap((line) =>
    line.slice(1).map(([longitude], index) => Math.abs(longitude! - line[index]![0]!)),
  );
  expect(Math.max(...steps)).toBeLessThan(LONGEST_STEP);
});
