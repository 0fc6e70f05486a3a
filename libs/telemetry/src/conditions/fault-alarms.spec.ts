import { describe, expect, it } from '@jest/globals';

import { Fleet, makePiece, MINUTE, NOW } from '../../../../test/support/watched-fleet.ts';

const HOUR = 60 * MINUTE;

describe('a fault that a machine reports', () => {
  it('is an alarm from raised to cleared, once', () => {
    const fleet = new Fleet([]);
    fleet.reportEvent('raised', NOW);
    fleet.reportEvent('raised', NOW + 1);
    expect(fleet.active).toMatchObject([
      { rule: 'device', code: 'SPN-110', severity: 'critical', message: '过热', raisedAt: NOW },
    ]);
    fleet.reportEvent('cleared', NOW + MINUTE);
    expect(fleet.alarms).toMatchObject([{ clearedAt: NOW + MINUTE }]);
  });

  it.each([
    ['late', NOW - MINUTE],
    ['stale', NOW - HOUR],
  ])('%s, raised and not cleared since, raises its alarm on arrival', (_, time) => {
    const fleet = new Fleet([]);
    fleet.reportEvent('cleared', NOW - 2 * HOUR);
    fleet.reportEvent('raised', time, NOW);
    expect(fleet.active).toMatchObject([{ raisedAt: time, receivedAt: NOW }]);
  });

  it('late, and cleared by a later event, raises nothing', () => {
    const fleet = new Fleet([]);
    fleet.reportEvent('cleared', NOW);
    fleet.reportEvent('raised', NOW - MINUTE, NOW + 1);
    expect(fleet.alarms).toEqual([]);
  });

  it('stale, and cleared in the same backlog, is told to nobody', () => {
    const fleet = new Fleet([]);
    fleet.reportEvents([
      ['raised', NOW - HOUR],
      ['cleared', NOW - HOUR + MINUTE],
    ]);
    expect([fleet.alarms, fleet.told]).toEqual([[], 0]);
  });

  it('on time, raised and cleared in one message, was an alarm', () => {
    const fleet = new Fleet([]);
    fleet.reportEvents([
      ['raised', NOW - MINUTE],
      ['cleared', NOW],
    ]);
    expect(fleet.alarms).toMatchObject([{ raisedAt: NOW - MINUTE, clearedAt: NOW }]);
  });

  it('is not cleared by an event of before', () => {
    const fleet = new Fleet([]);
    fleet.reportEvent('raised', NOW);
    fleet.reportEvent('cleared', NOW - MINUTE, NOW + 1);
    expect(fleet.active).toHaveLength(1);
  });

  it('stays one alarm over a restart', () => {
    const before = new Fleet([]);
    before.reportEvent('raised', NOW);
    const after = new Fleet([], makePiece(), NOW + MINUTE, before);
    after.reportEvent('raised', NOW + 2 * MINUTE);
    expect(after.alarms).toHaveLength(1);
    after.reportEvent('cleared', NOW + 3 * MINUTE);
    expect(after.active).toEqual([]);
  });
});
