import { describe, expect, it } from '@jest/globals';

import { judgeContradictions, type Statement } from './judge-contradictions.ts';
import type { TelemetrySnapshot } from './schemas.ts';

const NOW = '2025-11-22T20:00:00.000Z';
const HOUR_AGO = '2025-11-22T19:00:00.000Z';
const TWO_DAYS_AGO = '2025-11-20T20:00:00.000Z';
const BASE = { latitude: 40, longitude: 113 };
const YARD = { latitude: 40.01, longitude: 113 };
const FAR = { latitude: 40.1, longitude: 113 };

const said = (more: Partial<TelemetrySnapshot> = {}): TelemetrySnapshot => ({
  takenAt: NOW,
  connection: 'online',
  lastSeen: NOW,
  metrics: {},
  alarms: [],
  ...more,
});
const report = { runningHours: null, items: [], photos: [], remark: null };
const stated = (more: Partial<Statement> = {}): Statement => ({ report, places: [], underground: false, ...more });
const codes = (snapshot: TelemetrySnapshot, statement = stated()) =>
  judgeContradictions(snapshot, statement).map(({ code }) => code);
const at = (place: typeof BASE, time = HOUR_AGO) => ({ position: { ...place, time } });

describe('what telemetry contradicts', () => {
  it('is nothing where the machine said nothing, and nothing where it agrees', () => {
    expect(codes(said({ connection: 'never', lastSeen: null }))).toEqual([]);
    const agreeing = said({ ...at(YARD), runningHours: 100.4, running: { value: false, time: NOW } });
    expect(codes(agreeing, stated({ report: { ...report, runningHours: 100 }, places: [BASE] }))).toEqual([]);
  });

  it('is a machine that runs while it changes hands', () => {
    expect(judgeContradictions(said({ running: { value: true, time: HOUR_AGO } }), stated())).toEqual([
      { code: 'running', time: HOUR_AGO },
    ]);
  });

  it('is a machine that is nowhere it may be, with how far it is off', () => {
    expect(judgeContradictions(said(at(FAR)), stated({ places: [BASE] }))).toEqual([
      { code: 'elsewhere', distanceKm: 11.1, time: HOUR_AGO },
    ]);
    expect(codes(said(at(FAR)), stated({ places: [BASE, FAR] }))).toEqual([]);
    expect(codes(said(at(FAR)), stated())).toEqual([]);
  });

  it('is no place that was told long ago, or that radio does not reach', () => {
    expect(codes(said(at(FAR, TWO_DAYS_AGO)), stated({ places: [BASE] }))).toEqual([]);
    expect(codes(said(at(FAR)), stated({ places: [BASE], underground: true }))).toEqual([]);
  });

  it('is a meter that was read otherwise, by more than an hour', () => {
    const hours = (runningHours: number) => stated({ report: { ...report, runningHours } });
    expect(codes(said({ runningHours: 100, runningHoursTime: NOW }), hours(101))).toEqual([]);
    expect(judgeContradictions(said({ runningHours: 100, runningHoursTime: NOW }), hours(98.9))).toEqual([
      { code: 'hours_differ', stated: 98.9, measured: 100, time: NOW },
    ]);
  });

  it.each(['silent', 'offline'] as const)('is a machine that is %s, unless no radio reaches it', (connection) => {
    expect(codes(said({ connection }))).toEqual(['silent']);
    expect(codes(said({ connection }), stated({ underground: true }))).toEqual([]);
  });

  it('is a fault that the machine reports and the report does not name', () => {
    const alarm = { id: 'a', code: 'P-1', metric: null, value: null, message: null, raisedAt: HOUR_AGO };
    const faulty = said({ alarms: [{ ...alarm, rule: 'device', severity: 'critical' }] });
    expect(judgeContradictions(faulty, stated())).toEqual([{ code: 'faults_open', measured: 1, time: HOUR_AGO }]);
    expect(codes(faulty, stated({ report: { ...report, remark: '报 P-1 故障' } }))).toEqual([]);
    const label = { zh: '发动机', en: 'Engine' };
    const items = [{ code: 'engine', label, result: 'defect' as const }];
    expect(codes(faulty, stated({ report: { ...report, items } }))).toEqual([]);
    expect(codes(said({ alarms: [{ ...alarm, rule: 'a rule', severity: 'critical' }] }))).toEqual([]);
  });
});
