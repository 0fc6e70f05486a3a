import { expect, it } from '@jest/globals';
import type { EquipmentState, Family } from '../api/answers.ts';
import { orderMetrics, withLiveState } from './current-metrics.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 2, 12, 0, second)).toISOString();
const reading = (value: number, second: number) => ({ value, unit: '1', time: at(second), quality: 'good' as const });

const state: EquipmentState = {
  assetCode: 'CAR-1',
  connection: 'online',
  lastSeen: at(10),
  metrics: {
    vehicleSpeed: reading(60, 10),
    engineSpeed: reading(1_500, 10),
    latitude: reading(34, 10),
    customFlag: reading(1, 10),
  },
  alarms: [],
};

const family: Family = {
  code: 'vehicle',
  label: { zh: '车辆', en: 'Vehicle' },
  standard: true,
  headline: 'engineSpeed',
  metrics: ['vehicleSpeed', 'engineSpeed', 'latitude'],
  checklist: [],
};

it('shows the newer of what was read and what the stream told', () => {
  const news = {
    assetCode: 'CAR-1',
    connection: 'online' as const,
    lastSeen: at(11),
    metrics: { engineSpeed: reading(1_510, 11), vehicleSpeed: reading(50, 9) },
  };
  const shown = withLiveState(state, news);
  expect(shown.metrics.engineSpeed?.value).toBe(1_510);
  expect(shown.metrics.vehicleSpeed?.value).toBe(60);
  expect(shown.lastSeen).toBe(at(11));
});

it('does not go back to an older word of the stream after a fresh reading', () => {
  const silent = withLiveState(state, { assetCode: 'CAR-1', connection: 'silent', lastSeen: at(2) });
  expect(silent).toMatchObject({ connection: 'online', lastSeen: at(10) });
});

it('takes silence as news although nothing was heard since', () => {
  expect(withLiveState(state, { assetCode: 'CAR-1', connection: 'silent', lastSeen: at(10) }).connection).toBe(
    'silent',
  );
});

it('puts the headline first, the unknown last, and leaves the position to the map', () => {
  expect(orderMetrics(state, family, []).map(({ name }) => name)).toEqual([
    'engineSpeed',
    'vehicleSpeed',
    'customFlag',
  ]);
});
