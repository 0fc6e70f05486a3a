import { expect, it } from '@jest/globals';
import { readReadings } from '../telemetry/series.ts';
import { toTrack } from './track.ts';

function fixes(...values: [second: number, value: number][]) {
  return readReadings(values.map(([second, value]) => [new Date(second * 1_000).toISOString(), value]));
}

const HISTORY = { widthMs: null, newer: [] } as const;

it('joins latitudes and longitudes of the same instant', () => {
  const track = toTrack(
    { ...HISTORY, latitudes: fixes([0, 34], [1, 34.1], [2, 34.2]), longitudes: fixes([0, 108], [2, 108.2]) },
    10,
  );
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
  expect(
    toTrack({ ...HISTORY, latitudes: fixes(...seconds), longitudes: fixes(...seconds) }, 1).geometry.coordinates,
  ).toHaveLength(2);
});

it('goes on to where the piece is now', () => {
  const position = (second: number, latitude: number) => ({
    latitude,
    longitude: 108,
    time: new Date(second * 1_000).toISOString(),
  });
  const newer = [position(1, 99), position(2, 34.2), position(3, 34.3)];
  const history = { latitudes: fixes([1, 34.1], [2, 34.2]), longitudes: fixes([1, 108], [2, 108]), widthMs: null };
  expect(toTrack({ ...history, newer }, 1).geometry.coordinates).toEqual([
    [
      [108, 34.1],
      [108, 34.2],
      [108, 34.3],
    ],
  ]);
});
