import { describe, expect, it } from '@jest/globals';

import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { FLEET } from '../fleet/fleet.ts';
import type { Defect, DemoPiece } from '../fleet/piece.ts';
import { createMachine } from '../simulator/create-machine.ts';
import { writeMessage, type WireReading } from './write-message.ts';

const START = Date.UTC(2026, 10, 22, 8);

/** Ten minutes of messages of a piece whose machine stands still, one a minute. */
function write(piece: DemoPiece): WireReading[] {
  const state = createMachine(piece.plan, START);
  return Array.from({ length: 10 }, (_, minute) => writeMessage(piece, { ...state, time: START + minute * 60_000 }));
}

const withDefect = (defect: Defect) => FLEET.filter((piece) => piece.defect === defect);

/** Values that the catalogue takes for impossible, by message. */
function outside({ values }: WireReading): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const { minimum = -Infinity, maximum = Infinity } = findStandardMetric(name) ?? {};
    return typeof value === 'number' && (value < minimum || value > maximum) ? [name] : [];
  });
}

describe('the message of a piece of the demonstration', () => {
  it('is within the ranges of the catalogue, but for the pieces that are wrong on purpose', () => {
    const sound = FLEET.filter(({ defect }) => defect !== 'out-of-range' && defect !== 'not-available');
    expect(sound.flatMap(write).flatMap(outside)).toEqual([]);
  });

  it('is out of range now and then where the sensor is loose', () => {
    for (const piece of withDefect('out-of-range')) {
      const wrong = write(piece).map((message) => outside(message).length);
      expect(wrong).toContain(0);
      expect(wrong).toContain(1);
    }
  });

  it('says "not available" now and then as rigs do', () => {
    for (const piece of withDefect('not-available')) {
      expect(write(piece).map(({ values }) => values['standpipePressure'])).toContain(-999.25);
    }
  });

  it('has a time of 1980 where the clock is dead', () => {
    for (const piece of [...withDefect('dead-clock'), ...withDefect('dead-clock-known')]) {
      expect(write(piece).map(({ ts }) => new Date(ts).getUTCFullYear())).toEqual(Array(10).fill(1980));
    }
  });
});
