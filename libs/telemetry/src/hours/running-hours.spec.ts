import { describe, expect, it } from '@jest/globals';

import { makePiece, MINUTE, NOW, SECOND } from '../../../../test/support/watched-fleet.ts';
import type { Arrival } from '../state/current-values.ts';
import { RunningHours } from './running-hours.ts';

const HOUR = 60 * MINUTE;
const ENGINE = { metric: 'engineSpeed', operator: '>', threshold: 300 } as const;

class Machine {
  hours: RunningHours;

  constructor(hours = new RunningHours()) {
    this.hours = hours;
    hours.setPiece(makePiece(), ENGINE);
  }

  say(metric: string, value: number, time: number, arrival: Arrival = 'moved'): this {
    this.hours.observe({ assetCode: 'P-1', metric, time, value, quality: 'good' }, arrival);
    return this;
  }

  meter(value: number, time: number, arrival: Arrival = 'moved'): this {
    return this.say('cumulativeOperatingHours', value, time, arrival);
  }

  engine(value: number, time: number, arrival: Arrival = 'moved'): this {
    return this.say('engineSpeed', value, time, arrival);
  }

  get changes() {
    return this.hours.takeChanges();
  }

  get minutes(): number {
    return Math.round((this.changes.hours[0]?.totalHours ?? NaN) * 60);
  }
}

describe('the running hours of a piece with a meter', () => {
  it('are its reading, and its differences count, across a gap too', () => {
    const machine = new Machine().meter(1_200, NOW).meter(1_200.5, NOW + HOUR);
    expect(machine.meter(1_300, NOW + 300 * HOUR).changes.hours).toMatchObject([{ totalHours: 1_300 }]);
  });

  it('keep their total when the meter is replaced or reset, and the change is documented', () => {
    const machine = new Machine()
      .meter(1_200, NOW)
      .meter(3, NOW + HOUR)
      .meter(4, NOW + 2 * HOUR);
    const { hours, meterChanges } = machine.changes;
    expect(hours).toMatchObject([{ totalHours: 1_201, meter: { hours: 4 } }]);
    expect(meterChanges).toEqual([
      { assetCode: 'P-1', time: NOW + HOUR, readingBefore: 1_200, readingAfter: 3, totalHours: 1_200 },
    ]);
  });

  it('keep their total when a meter counts faster than the clock: it is another one', () => {
    const machine = new Machine()
      .meter(1_200, NOW)
      .meter(9_000, NOW + MINUTE)
      .meter(9_001, NOW + HOUR);
    const { hours, meterChanges } = machine.changes;
    expect(hours).toMatchObject([{ totalHours: 1_201 }]);
    expect(meterChanges).toHaveLength(1);
  });

  it('do not grow by a meter that jitters', () => {
    const machine = new Machine();
    for (let minute = 0; minute < 60; minute++) machine.meter(minute % 2 ? 1_199.95 : 1_200, NOW + minute * MINUTE);
    const { hours, meterChanges } = machine.changes;
    expect([hours[0]!.totalHours, meterChanges]).toEqual([1_200, []]);
  });

  it('are not moved by a late reading', () => {
    const machine = new Machine().meter(1_200, NOW).meter(1_100, NOW - HOUR, 'late');
    expect(machine.changes.hours).toMatchObject([{ totalHours: 1_200 }]);
  });

  it('are the meter’s alone', () => {
    const machine = new Machine()
      .meter(1_200, NOW)
      .engine(1_500, NOW)
      .engine(1_500, NOW + MINUTE);
    expect(machine.changes.hours).toMatchObject([{ totalHours: 1_200 }]);
  });
});

describe('the running hours of a piece without a meter', () => {
  it('are the time in which its family’s condition holds', () => {
    const machine = new Machine();
    [0, 1_500, 1_500, 1_500, 0, 0].forEach((speed, minute) => machine.engine(speed, NOW + minute * MINUTE));
    expect(machine.minutes).toBe(3);
  });

  it('do not count a gap of more than three intervals', () => {
    const machine = new Machine().engine(1_500, NOW).engine(1_500, NOW + 3 * MINUTE);
    expect(machine.minutes).toBe(3);
    expect(machine.engine(1_500, NOW + 6 * MINUTE + SECOND).minutes).toBe(3);
  });

  it('are recomputed when late readings fill a gap', () => {
    const machine = new Machine().engine(1_500, NOW).engine(1_500, NOW + 10 * MINUTE);
    expect(machine.minutes).toBe(0);
    for (let minute = 1; minute < 10; minute++) machine.engine(1_500, NOW + minute * MINUTE, 'late');
    expect(machine.minutes).toBe(10);
    expect(machine.engine(1_500, NOW + 5 * MINUTE + SECOND, 'late').minutes).toBe(10);
  });

  it('count of a gap only what late readings show', () => {
    const machine = new Machine().engine(1_500, NOW).engine(0, NOW + 60 * MINUTE);
    machine.engine(1_500, NOW + 20 * MINUTE, 'late').engine(0, NOW + 22 * MINUTE, 'late');
    expect(machine.minutes).toBe(2);
  });

  it('go on after a restart where they stood', () => {
    const before = new Machine().engine(1_500, NOW).engine(1_500, NOW + 2 * MINUTE);
    const after = new Machine(new RunningHours(before.changes.hours));
    expect(after.engine(1_500, NOW + 4 * MINUTE).minutes).toBe(4);
    expect(after.engine(1_500, NOW + MINUTE, 'late').minutes).toBe(4);
  });
});
