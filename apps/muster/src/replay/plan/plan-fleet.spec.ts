import { describe, expect, it } from '@jest/globals';

import type { RecordedReading, Recording } from '../recordings/recording.ts';
import { parseReplayOptions } from '../replay-options.ts';
import { buildReading, dueTime } from './build-reading.ts';
import { paceReadings } from './pace-readings.ts';
import { planFleet } from './plan-fleet.ts';
import { playOrder, type Step } from './play-order.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const SECOND = 1_000;

const positions: RecordedReading[] = [
  { time: 0, values: { engineSpeed: 800 } },
  { time: SECOND, positionTime: -3 * SECOND, values: { latitude: 56, longitude: 10 } },
  { time: 2 * SECOND, positionTime: -2 * SECOND, values: { latitude: 56.01, longitude: 10.02 } },
  { time: 3 * SECOND, impossibleTime: '90/02/2032 12:00:03', values: { latitude: 56.02, longitude: 1_555.6333 } },
];

function recordingOf(readings: readonly RecordedReading[]): Recording {
  const kind = { code: 'test', family: 'vehicle', title: '车', list: () => [], read: async function* () {} };
  return { kind, name: 'test', readings };
}

function firstSteps(order: Iterable<Step>, count: number): Step[] {
  const steps: Step[] = [];
  for (const step of order) if (steps.push(step) === count) break;
  return steps;
}

/** What each copy sends, in its order. */
function play(readings: readonly RecordedReading[], typed: object, steps = readings.length) {
  const options = parseReplayOptions({ as: 'CAR', ...typed });
  const pace = paceReadings(readings.map(({ time }) => time));
  return planFleet({ recording: recordingOf(readings), pace, options, now: NOW }).map((copy) => {
    const order = firstSteps(playOrder(readings.length, copy.firstRow, options.loop), steps);
    return {
      assetCode: copy.assetCode,
      sent: order.map((step) => ({ ...buildReading(copy, step), due: dueTime(copy, step) })),
    };
  });
}

const times = (readings: readonly number[]) => readings.map((time) => ({ time, values: {} }));

describe('the times of a replay', () => {
  it('begin now and follow at recorded pace', () => {
    const [car] = play(times([100, 1_100, 2_600]), {});
    expect(car?.sent.map(({ ts }) => ts)).toEqual([NOW, NOW + SECOND, NOW + 2_500]);
    expect(car?.sent.map(({ due }) => due)).toEqual([NOW, NOW + SECOND, NOW + 2_500]);
  });

  it('lie closer together the faster it is played, so that what is sent is fresh', () => {
    const [car] = play(times([0, 1_000, 2_000]), { speed: '10' });
    expect(car?.sent.map(({ ts }) => ts)).toEqual([NOW, NOW + 100, NOW + 200]);
    expect(car?.sent.map(({ due }) => due)).toEqual([NOW, NOW + 100, NOW + 200]);
  });

  it('end now at full speed, recorded spacing kept and nothing in the future', () => {
    const [car] = play(times([0, 10_000, 4_000, 5_000]), { speed: 'max' });
    expect(car?.sent.map(({ ts }) => ts)).toEqual([NOW - 10_000, NOW, NOW - 6_000, NOW - 5_000]);
    expect(car?.sent.every(({ due }) => due === NOW)).toBe(true);
  });

  it('begin where the operator says and keep their spacing at any speed', () => {
    const [car] = play(times([0, 1_000]), { start: '2026-01-01T08:00:00+08:00', speed: '50' });
    expect(car?.sent.map(({ ts }) => ts)).toEqual([Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1) + SECOND]);
  });

  it('repeat and go back where the machine did', () => {
    const [car] = play(times([0, 1_000, 1_000, 400]), {});
    expect(car?.sent.map(({ ts }) => ts)).toEqual([NOW, NOW + 1_000, NOW + 1_000, NOW + 400]);
    expect(car?.sent.map(({ due }) => due)).toEqual([NOW, NOW + 1_000, NOW + 1_000, NOW + 2_000]);
  });

  it('go on in a loop, one interval after the last row', () => {
    const [car] = play(times([0, 1_000, 2_000]), { loop: true }, 5);
    expect(car?.sent.map(({ ts }) => ts)).toEqual([0, 1, 2, 3, 4].map((second) => NOW + second * SECOND));
  });

  it('keep an impossible date and the lag of the receiver', () => {
    const [car] = play(positions, {});
    expect(car?.sent.map(({ ts }) => ts)).toEqual([NOW, NOW + SECOND, NOW + 2 * SECOND, '90/02/2032 12:00:03']);
    expect(car?.sent.map(({ positionTs }) => positionTs)).toEqual([
      undefined,
      NOW - 3 * SECOND,
      NOW - 2 * SECOND,
      undefined,
    ]);
  });
});

describe('the places of a replay', () => {
  it('are as recorded unless the operator moves them', () => {
    const [car] = play(positions, {});
    expect(car?.sent.map(({ values }) => values)).toEqual(positions.map(({ values }) => values));
  });

  it('move so that the first fix is at the given place, distances kept', () => {
    const [car] = play(positions, { at: '34.26, 108.94' });
    expect(car?.sent[0]?.values).toEqual({ engineSpeed: 800 });
    expect(car?.sent[1]?.values).toEqual({ latitude: 34.26, longitude: 108.94 });
    const { latitude, longitude } = car!.sent[2]!.values as { latitude: number; longitude: number };
    expect(latitude).toBeCloseTo(34.27);
    expect((longitude - 108.94) * Math.cos((34.26 * Math.PI) / 180)).toBeCloseTo(0.02 * Math.cos((56 * Math.PI) / 180));
  });

  it('keep a longitude that is on no globe', () => {
    const [car] = play(positions, { at: '34.26,108.94' });
    expect(car?.sent[3]?.values).toEqual({ latitude: 56.02, longitude: 1_555.6333 });
  });

  it('are attached to a piece that recorded none', () => {
    const [rig] = play([{ time: 0, values: { hookload: 100 } }], { at: '34.26,108.94' });
    expect(rig?.sent[0]?.values).toEqual({ hookload: 100, latitude: 34.26, longitude: 108.94 });
  });
});

describe('the copies of a fleet', () => {
  it('have a number each, and begin at different rows', () => {
    const fleet = play(times([0, 1_000, 2_000, 3_000]), { copies: '2' });
    expect(fleet.map(({ assetCode }) => assetCode)).toEqual(['CAR-1', 'CAR-2']);
    expect(fleet[1]?.sent.map(({ ts }) => ts)).toEqual([500, 1_500, 2_500, 3_500].map((ms) => NOW + ms));
  });

  it('each play every row once, the last no later than now at full speed', () => {
    const values = (id: number) => ({ time: id * SECOND, values: { id } });
    const [, second] = play([values(0), values(1), values(2), values(3)], { copies: '2', speed: 'max' });
    expect(second?.sent.map(({ values }) => values['id'])).toEqual([2, 3, 0, 1]);
    expect(second?.sent.map(({ ts }) => ts)).toEqual([3_500, 2_500, 1_500, 500].map((ms) => NOW - ms));
  });

  it('stand apart from each other', () => {
    const places = play(positions, { copies: '50' }).map(({ sent }) => {
      const fix = sent.find(({ values }) => 'latitude' in values && values['longitude'] !== 1_555.6333);
      return `${fix?.values['latitude']},${fix?.values['longitude']}`;
    });
    expect(new Set(places).size).toBe(50);
  });
});
