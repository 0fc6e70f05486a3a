import { expect, it } from '@jest/globals';
import { readReadings } from '../telemetry/series.ts';
import { toTrack } from './track.ts';

function fixes(...values: [second: number, value: number][]) {
  return readReadings(values.map(([second, value]) => [new Date(second * 1_000).toISOString(), value]));
}

it('joins latitudes and longitudes of the same instant', () => {
  const track = toTrack(fixes([0, 34], [1, 34.1], [2, 34.2]), fixes([0, 108], [2, 108.2]), 10, null);
  expect(track.geometry.coordinates).toEqual([
    [
      [108, 34],
      [108.2, 34.2],
    ],
  ]);
});

it('leaves out the way that nobody saw', () => {
  const seconds: [number, number][] = [
    [0, 1],
    [1, 1],
    [100, 2],
    [101, 2],
  ];
  expect(toTrack(fixes(...seconds), fixes(...seconds), 1, null).geometry.coordinates).toHaveLength(2);
});
