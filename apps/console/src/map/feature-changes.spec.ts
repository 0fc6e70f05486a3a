import { expect, it } from '@jest/globals';
import type { Feature, Point } from 'geojson';
import { featureChanges } from './feature-changes.ts';

function picture(...pieces: [id: string, longitude: number][]): Map<string, Feature<Point>> {
  return new Map(
    pieces.map(([id, longitude]) => [
      id,
      { type: 'Feature', id, properties: { assetCode: id }, geometry: { type: 'Point', coordinates: [longitude, 0] } },
    ]),
  );
}

it('is nothing when no piece has moved', () => {
  expect(featureChanges(picture(['A', 1]), picture(['A', 1]))).toBeNull();
});

it('names the pieces that came, went and moved, and no other', () => {
  const changes = featureChanges(picture(['A', 1], ['B', 2], ['C', 3]), picture(['A', 1], ['B', 2.5], ['D', 4]));
  expect(changes?.add?.map(({ id }) => id)).toEqual(['D']);
  expect(changes?.remove).toEqual(['C']);
  expect(changes?.update?.map(({ id, newGeometry }) => [id, newGeometry])).toEqual([
    ['B', { type: 'Point', coordinates: [2.5, 0] }],
  ]);
});

it('takes away what is no longer said of a piece and keeps the rest', () => {
  const before = picture(['A', 1]);
  before.get('A')!.properties = { assetCode: 'A', heading: 90 };
  const [update] = featureChanges(before, picture(['A', 1]))?.update ?? [];
  expect(update).toMatchObject({
    removeProperties: ['heading'],
    addOrUpdateProperties: [{ key: 'assetCode', value: 'A' }],
  });
  expect(update).not.toHaveProperty('removeAllProperties');
});
