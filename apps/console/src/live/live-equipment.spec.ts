import { expect, it } from '@jest/globals';
import type { LivePiece } from '../api/answers.ts';
import { createLiveEquipment } from './live-equipment.ts';

const seen = '2026-01-02T12:00:00Z';
const speed = (value: number) => ({ value, unit: '/min', time: seen, quality: 'good' as const });

function online(news: Partial<LivePiece> = {}): LivePiece {
  return { assetCode: 'CAR-1', connection: 'online', lastSeen: seen, ...news };
}

it('keeps the metrics that an event does not mention', () => {
  const live = createLiveEquipment();
  live.apply([online({ metrics: { engineSpeed: speed(1_500), vehicleSpeed: speed(60) } })]);
  live.apply([online({ metrics: { engineSpeed: speed(1_510) } })]);
  expect(live.get('CAR-1')?.metrics).toEqual({ engineSpeed: speed(1_510), vehicleSpeed: speed(60) });
});

it('keeps a piece that fell silent where it was last', () => {
  const live = createLiveEquipment();
  const position = { latitude: 34.26, longitude: 108.9, time: seen };
  live.apply([online({ position })]);
  live.apply([online({ connection: 'silent' })]);
  expect(live.get('CAR-1')).toMatchObject({ connection: 'silent', position });
});

it('tells those who watch a piece of that piece alone', () => {
  const live = createLiveEquipment();
  let told = 0;
  const stop = live.subscribe('CAR-1', () => void (told += 1));
  live.apply([online({ assetCode: 'CAR-2' })]);
  expect(told).toBe(0);
  live.apply([online()]);
  stop();
  live.apply([online()]);
  expect(told).toBe(1);
});
