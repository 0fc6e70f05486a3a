import { describe, expect, it } from '@jest/globals';

import { Fleet, makePiece, makeRule, MINUTE, NOW, SECOND } from '../../../../test/support/watched-fleet.ts';

const HOUR = 60 * MINUTE;

describe('an alarm of a rule', () => {
  it('is raised once, and cleared by evidence', () => {
    const fleet = new Fleet([makeRule()]);
    fleet.report(99, NOW);
    fleet.report(101, NOW + 1);
    fleet.report(105, NOW + 2);
    expect(fleet.alarms).toMatchObject([{ severity: 'major', value: 101, raisedAt: NOW + 1, clearedAt: undefined }]);
    fleet.wait(NOW + SECOND, NOW + 10 * SECOND);
    expect(fleet.active).toHaveLength(1);
    fleet.report(100, NOW + MINUTE);
    expect(fleet.alarms).toMatchObject([{ raisedAt: NOW + 1, clearedAt: NOW + MINUTE }]);
  });

  it('is another alarm when the value crosses again', () => {
    const fleet = new Fleet([makeRule()]);
    [101, 99, 102, 98].forEach((value, index) => fleet.report(value, NOW + index));
    expect(fleet.alarms.map(({ value, clearedAt }) => [value, clearedAt])).toEqual([
      [101, NOW + 1],
      [102, NOW + 3],
    ]);
  });

  it.each([
    ['>', 100, 101],
    ['>=', 99, 100],
    ['<', 100, 99],
    ['<=', 101, 100],
    ['=', 101, 100],
  ] as const)('compares with %s', (operator, good, bad) => {
    const fleet = new Fleet([makeRule({ operator })]);
    fleet.report(good, NOW);
    expect(fleet.alarms).toEqual([]);
    fleet.report(bad, NOW + 1);
    expect(fleet.active).toHaveLength(1);
    fleet.report(good, NOW + 2);
    expect(fleet.active).toEqual([]);
  });

  it.each([
    ['>', 101, 96, 95],
    ['<', 99, 104, 105],
  ] as const)('under %s stands until the value came back by the hysteresis', (operator, bad, between, back) => {
    const fleet = new Fleet([makeRule({ operator, hysteresis: 5 })]);
    fleet.report(between, NOW);
    expect(fleet.alarms).toEqual([]);
    fleet.report(bad, NOW + 1);
    fleet.report(between, NOW + 2);
    expect(fleet.active).toHaveLength(1);
    fleet.report(back, NOW + 3);
    expect(fleet.active).toEqual([]);
  });

  it('waits for as long as the rule says, and begins anew when the value was good in between', () => {
    const fleet = new Fleet([makeRule({ forSeconds: 90 })]);
    fleet.report(101, NOW);
    fleet.report(99, NOW + MINUTE);
    fleet.report(101, NOW + 2 * MINUTE);
    fleet.report(101, NOW + 3 * MINUTE);
    expect(fleet.alarms).toEqual([]);
    fleet.report(101, NOW + 4 * MINUTE);
    expect(fleet.active).toMatchObject([{ raisedAt: NOW + 2 * MINUTE + 90 * SECOND }]);
  });

  it('does not count a pause of more than three intervals as time in which the value held', () => {
    const fleet = new Fleet([makeRule({ forSeconds: 90 })]);
    fleet.report(101, NOW);
    fleet.report(101, NOW + HOUR);
    expect(fleet.alarms).toEqual([]);
    fleet.report(101, NOW + HOUR + 2 * MINUTE);
    expect(fleet.active).toHaveLength(1);
  });

  it('is not raised by a value that cannot be trusted, nor cleared by one', () => {
    const fleet = new Fleet([makeRule()]);
    fleet.report(999, NOW, NOW, 'outOfRange');
    expect(fleet.alarms).toEqual([]);
    fleet.report(101, NOW + 1);
    fleet.report(0, NOW + 2, NOW + 2, 'notAvailable');
    expect(fleet.active).toHaveLength(1);
  });
});

describe('a frozen value', () => {
  const frozen = makeRule({ operator: 'frozen', threshold: null, forSeconds: 300 });

  it('raises an alarm while the piece goes on reporting, and another value clears it', () => {
    const fleet = new Fleet([frozen]);
    for (let minute = 0; minute < 5; minute++) fleet.report(72.5, NOW + minute * MINUTE);
    expect(fleet.alarms).toEqual([]);
    fleet.report(72.5, NOW + 5 * MINUTE);
    expect(fleet.active).toMatchObject([{ operator: 'frozen', value: 72.5, raisedAt: NOW + 5 * MINUTE }]);
    fleet.report(72.6, NOW + 6 * MINUTE);
    expect(fleet.active).toEqual([]);
  });

  it('is not one that was not reported', () => {
    const fleet = new Fleet([frozen]);
    fleet.report(72.5, NOW);
    fleet.report(72.5, NOW + HOUR);
    expect(fleet.alarms).toEqual([]);
  });
});

describe('a late reading', () => {
  it('notifies nobody', () => {
    const fleet = new Fleet([makeRule()]);
    fleet.report(90, NOW);
    fleet.report(120, NOW - MINUTE, NOW + SECOND);
    expect([fleet.alarms, fleet.told]).toEqual([[], 0]);
  });

  it('neither clears what stands', () => {
    const fleet = new Fleet([makeRule()]);
    fleet.report(120, NOW);
    fleet.report(90, NOW - MINUTE, NOW + SECOND);
    expect(fleet.active).toHaveLength(1);
  });

  it('moves the ends of the closed alarm that it shows to be wrong', () => {
    const fleet = new Fleet([makeRule()]);
    fleet.report(90, NOW);
    fleet.report(120, NOW + 4 * MINUTE);
    fleet.report(90, NOW + 8 * MINUTE);
    expect(fleet.told).toBe(2);
    fleet.report(110, NOW + 2 * MINUTE, NOW + 9 * MINUTE);
    fleet.report(95, NOW + 6 * MINUTE, NOW + 9 * MINUTE);
    expect(fleet.alarms).toMatchObject([{ raisedAt: NOW + 2 * MINUTE, clearedAt: NOW + 6 * MINUTE }]);
    fleet.report(120, NOW - MINUTE, NOW + 9 * MINUTE);
    expect(fleet.alarms).toMatchObject([{ raisedAt: NOW + 2 * MINUTE }]);
    expect(fleet.told).toBe(2);
  });
});

describe('a backlog sent after an outage', () => {
  it('raises only what still stands at its end, with its own time', () => {
    const fleet = new Fleet([makeRule()]);
    const receivedAt = NOW + HOUR;
    [120, 90, 125, 126].forEach((value, minute) => fleet.report(value, NOW + minute * MINUTE, receivedAt + minute));
    expect(fleet.alarms).toEqual([]);
    fleet.wait(receivedAt + SECOND, receivedAt + 10 * SECOND);
    expect(fleet.active).toMatchObject([{ value: 125, raisedAt: NOW + 2 * MINUTE, receivedAt: receivedAt + 2 }]);
  });

  it('raises nothing of what was over before its end', () => {
    const fleet = new Fleet([makeRule()]);
    const receivedAt = NOW + HOUR;
    [120, 125, 90].forEach((value, minute) => fleet.report(value, NOW + minute * MINUTE, receivedAt));
    fleet.wait(receivedAt + SECOND, receivedAt + 10 * SECOND);
    expect([fleet.alarms, fleet.told]).toEqual([[], 0]);
  });

  it('ends with the first reading that is on time', () => {
    const fleet = new Fleet([makeRule()]);
    fleet.report(120, NOW, NOW + HOUR);
    fleet.report(121, NOW + HOUR);
    expect(fleet.active).toMatchObject([{ value: 120, raisedAt: NOW }]);
  });

  it('still raises what stood at its end when we were started again before it was told', () => {
    const before = new Fleet([makeRule()]);
    before.report(120, NOW, NOW + HOUR);
    const after = new Fleet([makeRule()], makePiece(), NOW + HOUR + SECOND, before);
    after.wait(NOW + HOUR + SECOND, NOW + HOUR + 5 * SECOND);
    expect(after.active).toMatchObject([{ raisedAt: NOW }]);
  });

  it('of our own making is evaluated as if it had been on time', () => {
    const fleet = new Fleet([makeRule()]);
    // What the log kept while a store was away has the time of its receipt, however late it is read.
    [120, 90].forEach((value, minute) => fleet.report(value, NOW + minute * MINUTE, NOW + minute * MINUTE));
    expect(fleet.alarms).toMatchObject([{ raisedAt: NOW, clearedAt: NOW + MINUTE }]);
  });
});

describe('a restart', () => {
  it('raises nothing twice', () => {
    const rule = makeRule();
    const before = new Fleet([rule]);
    before.report(120, NOW);
    const after = new Fleet([rule], makePiece(), NOW + MINUTE, before);
    after.report(121, NOW + 2 * MINUTE);
    expect(after.alarms).toHaveLength(1);
    after.report(90, NOW + 3 * MINUTE);
    expect(after.alarms).toMatchObject([{ raisedAt: NOW, clearedAt: NOW + 3 * MINUTE }]);
  });

  it('does not forget since when a value holds', () => {
    const rule = makeRule({ forSeconds: 90 });
    const before = new Fleet([rule]);
    before.report(120, NOW);
    const after = new Fleet([rule], makePiece(), NOW + MINUTE, before);
    after.report(121, NOW + 90 * SECOND);
    expect(after.active).toMatchObject([{ raisedAt: NOW + 90 * SECOND }]);
  });
});
