import { describe, expect, it } from '@jest/globals';

import { judgeFeatures } from './judge-features.ts';

const feature = (properties: object, more: object = {}) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [113.16, 39.99] },
  properties: { name: '北山煤矿', kind: 'mine', ...properties },
  ...more,
});

describe('a file of sites', () => {
  it('is read feature by feature, with numbers and nulls where programs write them', () => {
    const { sites, faults } = judgeFeatures([
      feature({ region: 140200, remark: null, area: 12 }, { id: 31 }),
      feature({ externalId: 'SX-32', region: '140200', remark: '水大' }, { id: null, bbox: [1, 2, 3, 4] }),
    ]);
    expect(faults).toEqual([]);
    expect(sites.map(({ externalId, region, remark }) => [externalId, region, remark])).toEqual([
      ['31', '140200', null],
      ['SX-32', '140200', '水大'],
    ]);
  });

  it('names every bad feature by its index, its id and what is wrong', () => {
    const { sites, faults } = judgeFeatures([
      feature({}, { id: 'a' }),
      feature({ kind: 'volcano', name: '火山' }, { id: 'b' }),
      feature({}),
      feature({}, { id: 'a' }),
      feature({}, { id: 'c', geometry: { type: 'Point', coordinates: [39.99, 113.16] } }),
      null,
      'Feature',
    ]);
    expect(sites.map(({ externalId }) => externalId)).toEqual(['a']);
    expect(
      faults.map(({ index, externalId, name, reasons }) => [index, externalId, name, reasons[0]?.pointer]),
    ).toEqual([
      [1, 'b', '火山', '/properties/kind'],
      [2, null, '北山煤矿', '/id'],
      [3, 'a', '北山煤矿', '/id'],
      [4, 'c', '北山煤矿', '/geometry/coordinates/1'],
      [5, null, null, ''],
      [6, null, null, ''],
    ]);
    expect(faults[2]?.reasons[0]?.detail).toBe('is that of feature 0');
  });

  it('that holds very many rings or positions is refused whole, before any feature is judged', () => {
    const withRings = (...coordinates: unknown[]) =>
      feature({}, { id: 'a', geometry: { type: 'Polygon', coordinates } });
    for (const features of [
      Array.from({ length: 5_000 }, () => withRings(...Array(100).fill([]))),
      Array.from({ length: 101 }, () => withRings(Array(2_000).fill([]))),
    ]) {
      expect(() => judgeFeatures(features)).toThrow('the features together have more than 100000 positions');
    }
  });

  it('names one fault of a geometry with many', () => {
    const geometry = { type: 'Polygon', coordinates: Array(100).fill([]) };
    const { faults } = judgeFeatures([feature({}, { id: 'a', geometry })]);
    expect(faults[0]?.reasons.map(({ pointer }) => pointer)).toEqual(['/geometry/coordinates/0']);
  });

  it('gives features without a kind the one that was asked for, or refuses them', () => {
    const bare = feature({ kind: null }, { id: 'a' });
    expect(judgeFeatures([bare], 'tailings').sites[0]?.kind).toBe('tailings');
    expect(judgeFeatures([bare]).faults[0]?.reasons).toEqual([{ pointer: '/properties/kind', detail: 'is missing' }]);
  });
});
