import { describe, expect, it } from '@jest/globals';

import { DEFAULT_SETTINGS } from '../settings/schemas.ts';
import { judgePiece, type Facts, type WatchState } from './judge-piece.ts';
import { WITNESS_KINDS } from './kinds.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const HOUR = 3_600_000;
const HOME = { latitude: 40, longitude: 113 };
const FAR = { latitude: 40.2, longitude: 113 };
const BASE = {
  name: 'yard',
  fences: [{ geometry: { type: 'Point' as const, coordinates: [113, 40] as [number, number] }, radiusMetres: 1_000 }],
};

/** A piece that stood at home an hour ago, has gone 20 km since, ran all the time, and had its meter set back. */
function witnessed(more: Partial<Facts> = {}, now = NOON, settings = DEFAULT_SETTINGS): string[] {
  let state: WatchState = {};
  const look = (at: number, facts: Partial<Facts>) => {
    const common = {
      ...{ retired: false, underground: false, reportingIntervalSeconds: 60, listeningSince: NOON - 99 * HOUR },
      ...{ lastSeenAt: at, meterSetBack: undefined, meterAcknowledged: false, claim: undefined, moves: [] },
      ...{ carried: false, changingHands: false, base: BASE },
    };
    const judged = judgePiece({ ...common, fix: undefined, hours: undefined, ...facts }, state, settings, at);
    state = judged.state;
    return judged.findings;
  };
  look(now - HOUR, { fix: { ...HOME, time: now - HOUR }, hours: { totalHours: 10, time: now - HOUR } });
  look(now - 60_000, {
    ...{ fix: { ...FAR, time: now - 60_000 }, hours: { totalHours: 10, time: now - HOUR + 1 } },
    ...more,
    meterSetBack: undefined,
  });
  const findings = look(now, {
    fix: { ...FAR, latitude: 40.21, time: now },
    hours: { totalHours: 11, time: now },
    meterSetBack: { time: now - 1_000, readingBefore: 900, readingAfter: 3 },
    ...more,
  });
  return WITNESS_KINDS.filter((kind) => findings[kind]?.holds);
}

const claim = (kind: NonNullable<Facts['claim']>['kind'], until = Infinity) => ({
  kind,
  from: NOON - 50 * HOUR,
  until,
});
const DAY_AGO = NOON - 24 * HOUR;

describe('what a machine tells against its custodian', () => {
  it('is that it moves, has left its base, runs, and had its meter set back', () => {
    expect(witnessed()).toEqual(['moved', 'left_base', 'ran', 'tampered']);
  });

  it('is nothing of its ways while a claim is in force, whatever for', () => {
    expect(witnessed({ claim: claim('own_use') })).toEqual(['tampered']);
    expect(witnessed({ claim: claim('deployment') })).toEqual(['tampered']);
    expect(witnessed({ claim: claim('maintenance') })).toEqual([]);
  });

  it('is nothing while it may still be on its way back', () => {
    expect(witnessed({ claim: claim('drill', NOON - 11 * HOUR) })).toEqual(['tampered']);
    expect(witnessed({ claim: claim('drill', NOON - 14 * HOUR) })).toEqual(['moved', 'left_base', 'ran', 'tampered']);
  });

  it('is nothing of its ways while it changes hands', () => {
    expect(witnessed({ changingHands: true })).toEqual(['tampered']);
  });

  it('is nothing of its place while another carries it, or no satellite reaches it', () => {
    expect(witnessed({ carried: true })).toEqual(['ran', 'tampered']);
    expect(witnessed({ underground: true })).toEqual(['ran', 'tampered']);
  });

  it('is nothing of where it was long ago', () => {
    expect(witnessed({ fix: { ...FAR, time: NOON - 20 * 60_000 } })).toEqual(['ran', 'tampered']);
    expect(witnessed({ hours: { totalHours: 11, time: NOON - 20 * 60_000 } })).toEqual([
      'moved',
      'left_base',
      'tampered',
    ]);
  });

  it('is nothing once it is retired', () => {
    expect(witnessed({ retired: true })).toEqual([]);
  });

  it('is nothing that an administrator has switched off', () => {
    const off = { witnessMoveMetres: null, witnessBaseRadiusMetres: null, witnessRunMinutes: null };
    expect(witnessed({}, NOON, { ...DEFAULT_SETTINGS, ...off })).toEqual(['tampered']);
  });

  it('is that it is not heard, unless nobody expects to hear it', () => {
    const silent = { lastSeenAt: DAY_AGO, fix: undefined, hours: undefined, meterSetBack: undefined };
    expect(witnessed(silent)).toEqual(['silent']);
    expect(witnessed({ ...silent, claim: claim('own_use') })).toEqual(['silent']);
    expect(witnessed({ ...silent, claim: claim('own_use', DAY_AGO) })).toEqual(['silent']);
    for (const kind of ['deployment', 'maintenance', 'transfer'] as const)
      expect(witnessed({ ...silent, claim: claim(kind) })).toEqual([]);
    expect(witnessed({ ...silent, carried: true })).toEqual([]);
    expect(witnessed({ ...silent, underground: true })).toEqual([]);
    expect(witnessed({ ...silent, lastSeenAt: undefined })).toEqual([]);
    expect(witnessed({ ...silent, reportingIntervalSeconds: 86_400 })).toEqual([]);
  });

  it('is no silence while we ourselves were away, or have just come back', () => {
    const silent = { lastSeenAt: DAY_AGO, fix: undefined, hours: undefined, meterSetBack: undefined };
    expect(witnessed({ ...silent, listeningSince: undefined })).toEqual([]);
    expect(witnessed({ ...silent, listeningSince: NOON - HOUR })).toEqual([]);
    expect(witnessed({ ...silent, listeningSince: NOON - 3 * HOUR })).toEqual(['silent']);
  });
});
