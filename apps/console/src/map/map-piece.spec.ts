import { expect, it } from '@jest/globals';
import { type MapPiece, readMapFeature, toFeature, withNews } from './map-piece.ts';

const place = { latitude: 34.26, longitude: 108.9, time: '2026-01-02T12:00:00Z', heading: 90 };
const piece: MapPiece = {
  assetCode: 'CAR-1',
  name: '工程车',
  family: 'vehicle',
  connection: 'online',
  lastSeen: place.time,
  place,
  urgency: 0,
};

it('moves a piece to where the stream says it is', () => {
  const position = { latitude: 34.3, longitude: 109, time: '2026-01-02T12:00:10Z' };
  const moved = withNews(piece, { assetCode: 'CAR-1', connection: 'online', lastSeen: position.time, position });
  expect(moved.place).toEqual({ ...position, heading: null });
});

it('leaves a piece that fell silent where it was last', () => {
  const silent = withNews(piece, { assetCode: 'CAR-1', connection: 'silent', lastSeen: place.time });
  expect(silent).toEqual({ ...piece, connection: 'silent' });
});

it('draws no heading of a piece that cannot be heard', () => {
  expect(toFeature({ ...piece, place, note: '' }).properties).toMatchObject({ heading: 90, label: 'CAR-1' });
  const silent = toFeature({ ...piece, place, connection: 'silent', note: '12 分钟前' });
  expect(silent.properties).not.toHaveProperty('heading');
  expect(silent.properties).toMatchObject({ icon: 'vehicle:silent', label: 'CAR-1\n12 分钟前' });
});

it('knows the worst alarm that stands on a piece, for its halo', () => {
  const openAlarms = { count: 2, unacknowledged: 1, severity: 'critical' } as const;
  const { name, family, connection, lastSeen } = piece;
  const properties = { assetCode: 'CAR-1', name, family, connection, lastSeen, positionTime: null, heading: null };
  const feature = { type: 'Feature', id: 'CAR-1', geometry: { type: 'Point', coordinates: [108.9, 34.26] } } as const;
  const read = readMapFeature({ ...feature, properties: { ...properties, openAlarms } });
  expect(toFeature({ ...read, place, note: '' }).properties).toMatchObject({ urgency: 8 });
  expect(readMapFeature({ ...feature, properties }).urgency).toBe(0);
});
