import { describe, expect, it } from '@jest/globals';

import { makePiece, MINUTE, NOW } from '../../../../test/support/watched-fleet.ts';
import type { Arrival } from '../state/current-values.ts';
import { RunningHours, type HoursState } from './running-hours.ts';

const HOUR = 60 * MINUTE;
const ENGINE = { metric: 'engineSpeed', operator: '>', threshold: 300 } as const;

interface Said {
  readonly minute: number;
  readonly speed?: number;
  readonly meter?: number;
  readonly late?: true;
}

/** When it ran, as `from–to: minutes`, after each of these; the last one may still grow. */
function ran(said: readonly Said[], restartAfter = Infinity): string[] {
  const told: { from: number; to: number; hours: number }[] = [];
  let stored: HoursState | undefined;
  let hours = new RunningHours();
  hours.setPiece(makePiece(), ENGINE);
  const take = () => {
    const changes = hours.takeChanges();
    told.push(...changes.stretches);
    stored = changes.hours[0] ?? stored;
  };
  said.forEach(({ minute, speed, meter, late }, index) => {
    const [metric, value] = meter === undefined ? ['engineSpeed', speed!] : ['cumulativeOperatingHours', meter / 60];
    const arrival: Arrival = late ? 'late' : 'moved';
    hours.observe({ assetCode: 'P-1', metric, time: NOW + minute * MINUTE, value, quality: 'good' }, arrival);
    take();
    if (index !== restartAfter) return;
    hours = new RunningHours([stored!]);
    hours.setPiece(makePiece(), ENGINE);
  });
  if (stored?.open) told.push(stored.open);
  const minutes = (time: number) => Math.round((time - NOW) / MINUTE);
  return told.map(({ from, to, hours: all }) => `${minutes(from)}–${minutes(to)}: ${Math.round(all * 60)}`);
}

const speeds = (...values: number[]): Said[] => values.map((speed, minute) => ({ minute, speed }));

describe('when a piece ran', () => {
  it('is told from the first reading that says so to the first that does not', () => {
    expect(ran(speeds(0, 900, 900, 900, 0, 0, 900, 0))).toEqual(['1–4: 3', '6–7: 1']);
  });

  it('goes on across a restart as one stretch', () => {
    expect(ran(speeds(900, 900, 900, 900, 0), 2)).toEqual(['0–4: 4']);
  });

  it('is told in hours, however long it runs', () => {
    expect(ran(speeds(...Array<number>(131).fill(900)))).toEqual(['0–60: 60', '60–120: 60', '120–130: 10']);
  });

  it('is told where late readings show it, not where they came', () => {
    const late = [1, 2, 3].map((minute) => ({ minute, speed: 900, late: true }) as const);
    const said = [...speeds(900), { minute: 10, speed: 0 }, { minute: 11, speed: 0 }, ...late];
    expect(ran(said)).toEqual(['0–1: 1', '1–2: 1', '2–3: 1']);
  });

  it('is joined from the steps of a meter, and ends where they end', () => {
    const said = [0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9, 9, 9, 9, 9, 9, 9, 12].map((meter, minute) => ({ minute, meter }));
    expect(ran(said)).toEqual(['2–9: 9', '17–18: 3']);
  });

  it('is spread over the silence in which a meter has grown', () => {
    const said = [0, 1, 2, 300, 301].map((meter, index) => ({ minute: [0, 1, 2, 4_000, 4_001][index]!, meter }));
    expect(ran(said)).toEqual(['0–2: 2', '2–4000: 298', '4000–4001: 1']);
  });

  it('is nothing of a meter that is replaced', () => {
    expect(
      ran([
        { minute: 0, meter: 90_000 },
        { minute: 1, meter: 60 },
        { minute: 61, meter: 120 },
      ]),
    ).toEqual(['1–61: 60']);
  });

  it('comes to what the total has grown by', () => {
    const hours = new RunningHours();
    hours.setPiece(makePiece(), ENGINE);
    let sum = 0;
    let total = 0;
    let open = 0;
    for (let minute = 0; minute < 3_000; minute += 1) {
      const value = Math.sin(minute / 37) > 0.3 ? 1_200 : 0;
      const time = NOW + minute * MINUTE + (minute % 7) * 1_000;
      hours.observe({ assetCode: 'P-1', metric: 'engineSpeed', time, value, quality: 'good' }, 'moved');
      const changes = hours.takeChanges();
      sum += changes.stretches.reduce((all, stretch) => all + stretch.hours, 0);
      total = changes.hours[0]?.totalHours ?? total;
      open = changes.hours[0]?.open?.hours ?? 0;
    }
    expect(total).toBeGreaterThan(10);
    expect(sum + open).toBeCloseTo(total, 6);
    expect(total * HOUR).toBeGreaterThan(0);
  });
});
