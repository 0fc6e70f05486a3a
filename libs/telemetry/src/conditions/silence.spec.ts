import { describe, expect, it } from '@jest/globals';

import { Fleet, makePiece, MINUTE, NOW, SECOND, silence } from '../../../../test/support/watched-fleet.ts';

const PERIOD = 3 * MINUTE;

describe('the silence alarm', () => {
  it('is not late: raised when the period is over, once, and cleared by the next message', () => {
    const fleet = new Fleet([silence()]);
    fleet.report(80, NOW);
    fleet.wait(NOW, NOW + PERIOD - SECOND);
    expect(fleet.alarms).toEqual([]);
    fleet.wait(NOW + PERIOD, NOW + 10 * PERIOD);
    expect(fleet.alarms).toMatchObject([{ operator: 'silent', raisedAt: NOW + PERIOD, value: null }]);
    fleet.report(80, NOW + 11 * PERIOD);
    expect(fleet.alarms).toMatchObject([{ clearedAt: NOW + 11 * PERIOD }]);
    fleet.wait(NOW + 11 * PERIOD, NOW + 13 * PERIOD);
    expect(fleet.alarms).toHaveLength(2);
  });

  it('is not raised while data arrives, late data too', () => {
    const fleet = new Fleet([silence()]);
    for (let minute = 0; minute < 20; minute++) {
      fleet.wait(NOW + minute * MINUTE, NOW + minute * MINUTE + 59 * SECOND);
      fleet.report(80, NOW - minute * MINUTE, NOW + (minute + 1) * MINUTE);
    }
    expect(fleet.alarms).toEqual([]);
  });

  it('is not lost at a restart, and none is raised before one full period after it', () => {
    const rule = silence();
    const before = new Fleet([rule]);
    before.report(80, NOW);
    const startedAt = NOW + 10 * MINUTE;
    const after = new Fleet([rule], makePiece(), startedAt, before);
    after.wait(startedAt, startedAt + PERIOD - SECOND);
    expect(after.alarms).toEqual([]);
    after.wait(startedAt + PERIOD, startedAt + PERIOD);
    expect(after.active).toMatchObject([{ raisedAt: startedAt + PERIOD }]);
  });

  it('is not raised again after a restart, and still cleared', () => {
    const rule = silence();
    const before = new Fleet([rule]);
    before.report(80, NOW);
    before.wait(NOW, NOW + PERIOD);
    const after = new Fleet([rule], makePiece(), NOW + PERIOD + MINUTE, before);
    after.wait(NOW + PERIOD + MINUTE, NOW + 5 * PERIOD);
    expect(after.alarms).toHaveLength(1);
    after.report(80, NOW + 5 * PERIOD);
    expect(after.active).toEqual([]);
  });

  it('is not raised in a storm when it was we who were away', () => {
    const fleet = new Fleet([silence()]);
    fleet.report(80, NOW);
    const back = NOW + 60 * MINUTE;
    fleet.wait(back, back + PERIOD - SECOND);
    expect(fleet.alarms).toEqual([]);
  });

  it('takes at least 60 s, however often a piece reports', () => {
    const fleet = new Fleet([silence()], makePiece({ reportingIntervalSeconds: 1 }));
    fleet.report(80, NOW);
    fleet.wait(NOW, NOW + 59 * SECOND);
    expect(fleet.alarms).toEqual([]);
    fleet.wait(NOW + MINUTE, NOW + MINUTE);
    expect(fleet.active).toHaveLength(1);
  });

  it('takes as long as its rule says', () => {
    const fleet = new Fleet([silence({ forSeconds: 10 })]);
    fleet.report(80, NOW);
    fleet.wait(NOW, NOW + 10 * SECOND);
    expect(fleet.active).toMatchObject([{ raisedAt: NOW + 10 * SECOND }]);
  });

  it('is not raised for a piece that was never heard, nor for one underground', () => {
    const never = new Fleet([silence()]);
    never.wait(NOW, NOW + 5 * PERIOD);
    expect(never.alarms).toEqual([]);
    const underground = new Fleet([silence()], makePiece({ underground: true }));
    underground.report(80, NOW);
    underground.wait(NOW, NOW + 5 * PERIOD);
    expect(underground.alarms).toEqual([]);
  });

  it('is cleared when the piece goes underground', () => {
    const fleet = new Fleet([silence()]);
    fleet.report(80, NOW);
    fleet.wait(NOW, NOW + PERIOD);
    fleet.conditions.setPiece(makePiece({ underground: true }), undefined, NOW + PERIOD + SECOND);
    fleet.store();
    expect(fleet.alarms).toMatchObject([{ clearedAt: NOW + PERIOD + SECOND }]);
  });
});
