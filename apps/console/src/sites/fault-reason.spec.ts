import { describe, expect, it } from '@jest/globals';
import { faultReason } from './fault-reason.ts';
import { readCollection } from './read-collection.ts';

describe('what is wrong with a feature', () => {
  it.each([
    ['/geometry/coordinates/1', 'geometry'],
    ['/properties/name', 'name'],
    ['/properties/externalId', 'id'],
    ['/id', 'id'],
    ['/properties', 'other'],
    ['', 'other'],
  ])('at %j is told as %s', (pointer, reason) => {
    expect(faultReason(pointer)).toBe(reason);
  });
});

describe('a file to import', () => {
  it('is a collection with features, with or without a mark of its encoding', () => {
    expect(readCollection('\ufeff{"type":"FeatureCollection","features":[{}]}')?.features).toHaveLength(1);
    for (const text of ['', '[]', 'null', '{"type":"Feature"}', '{"type":"FeatureCollection","features":[]}'])
      expect(readCollection(text)).toBeNull();
  });
});
