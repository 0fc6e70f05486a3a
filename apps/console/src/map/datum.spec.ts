import { expect, it } from '@jest/globals';
import type { FeatureCollection } from 'geojson';
import { GCJ02, toMapCoordinates, WGS84 } from './datum.ts';
import { toGcj02 } from './gcj02.ts';

const SHAPES: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', id: 'DR-1', properties: { icon: 'drill' }, geometry: { type: 'Point', coordinates: [108, 34] } },
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [108, 34, 410],
          [2.35, 48.85],
        ],
      },
    },
  ],
};

it('moves every place of a drawing in China, and nothing else of it', () => {
  const moved = toMapCoordinates(SHAPES, GCJ02);
  expect(moved.features[0]).toEqual({
    ...SHAPES.features[0],
    geometry: { type: 'Point', coordinates: toGcj02([108, 34]) },
  });
  expect(moved.features[1]?.geometry).toEqual({
    type: 'LineString',
    coordinates: [
      [...toGcj02([108, 34]), 410],
      [2.35, 48.85],
    ],
  });
});

it('leaves a drawing as it is where the map is WGS 84 itself', () => {
  expect(toMapCoordinates(SHAPES, WGS84)).toBe(SHAPES);
});
