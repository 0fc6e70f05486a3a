import { expect, it } from '@jest/globals';
import { type Bounds, graticule } from './graticule.ts';

function labels(bounds: Bounds): unknown[] {
  return graticule(bounds).features.flatMap((feature) =>
    feature.properties?.label === undefined ? [] : [feature.properties.label],
  );
}

it('is coarse over the world', () => {
  expect(labels({ west: -180, south: -85, east: 180, north: 85 })).toContain('30°N');
  expect(labels({ west: -180, south: -85, east: 180, north: 85 })).not.toContain('10°N');
});

it('is fine in a town', () => {
  expect(labels({ west: 108.9, south: 34.2, east: 108.95, north: 34.23 })).toEqual(
    expect.arrayContaining(['108.92°E', '108.94°E', '34.22°N']),
  );
});

it('never has more lines than can be read', () => {
  for (const span of [0.01, 0.3, 4, 50, 170]) {
    const { features } = graticule({ west: 100, south: 0, east: 100 + span, north: span / 2 });
    expect(features.length / 2).toBeLessThanOrEqual(20);
    expect(features.length / 2).toBeGreaterThanOrEqual(3);
  }
});

it('names a meridian beyond the date line as it is called there', () => {
  expect(labels({ west: 170, south: 0, east: 200, north: 15 })).toContain('170°W');
});
