import { expect, it } from '@jest/globals';
import type { TelemetrySnapshot } from '../api/answers.ts';
import { compareSnapshots } from './compare-snapshots.ts';

const TIME = '2026-06-01T00:00:00.000Z';
const fault = (id: string) => ({
  ...{ id, rule: 'device', code: null, severity: 'major', metric: null, value: null },
  ...{ message: null, raisedAt: TIME },
});
const quiet: TelemetrySnapshot = {
  takenAt: TIME,
  connection: 'online',
  lastSeen: TIME,
  position: { latitude: 34.26, longitude: 108.94, time: TIME },
  runningHours: 2_841.5,
  running: { value: false, time: TIME },
  metrics: {},
  alarms: [fault('known')],
};

it('says nothing while the machine stands where it stood', () => {
  const now = { ...quiet, runningHours: 2_841.7, position: { latitude: 34.261, longitude: 108.94, time: TIME } };
  expect(compareSnapshots(quiet, now)).toEqual([]);
});

it('says hours, way, silence, a started engine and new faults', () => {
  const now: TelemetrySnapshot = {
    ...quiet,
    ...{ runningHours: 2_844, connection: 'silent', running: { value: true, time: TIME } },
    position: { latitude: 34.36, longitude: 108.94, time: TIME },
    alarms: [fault('known'), fault('new')],
  };
  expect(compareSnapshots(quiet, now)).toEqual([
    { code: 'hours', hours: 2.5 },
    { code: 'moved', distanceKm: 11.1 },
    { code: 'lost' },
    { code: 'started' },
    { code: 'faults', count: 1 },
  ]);
});

it('compares only what both have said', () => {
  const silent: TelemetrySnapshot = {
    takenAt: TIME,
    connection: 'online',
    lastSeen: TIME,
    metrics: {},
    alarms: quiet.alarms,
  };
  expect(compareSnapshots(silent, quiet)).toEqual([]);
});
