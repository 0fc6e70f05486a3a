import { expect, it } from '@jest/globals';
import { readMapView, writeMapView } from '../map/map-view.ts';
import { readMapSearch } from './map-search.ts';

it('keeps the part of the world in the address', () => {
  const view = { latitude: 34.26, longitude: 108.9, zoom: 9.5 };
  expect(readMapView(writeMapView(view))).toEqual(view);
});

it('writes a view that went round the world as the place it is', () => {
  expect(writeMapView({ latitude: 0, longitude: 468.9, zoom: 3 })).toBe('0.0000,108.9000,3.00');
});

it.each(['', '34,108', '34,108,9,1', '91,0,3', '0,181,3', 'a,b,c', '34,,9'])(
  'does not follow a view like %p',
  (view) => {
    expect(readMapView(view)).toBeNull();
    expect(readMapSearch({ view })).toEqual({});
  },
);
