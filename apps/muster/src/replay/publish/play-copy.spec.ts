import { describe, expect, it } from '@jest/globals';

import { paceReadings } from '../plan/pace-readings.ts';
import { planFleet, type Copy } from '../plan/plan-fleet.ts';
import { parseReplayOptions } from '../replay-options.ts';
import { playCopy } from './play-copy.ts';

function copyOf(rows: number, speed: string): Copy {
  const readings = Array.from({ length: rows }, (_, row) => ({ time: row * 1_000, values: { row } }));
  const kind = { code: 'test', family: 'vehicle', title: '车', list: () => [], read: async function* () {} };
  const fleet = {
    recording: { kind, name: 'test', readings },
    pace: paceReadings(readings.map(({ time }) => time)),
    options: parseReplayOptions({ as: 'CAR-1', speed }),
    now: Date.now(),
  };
  const [copy] = planFleet(fleet);
  if (copy === undefined) throw new Error('a fleet of one has a copy');
  return copy;
}

/** Plays into a list of messages, each with the number of its rows. */
async function play(copy: Copy, options: { loop?: boolean; batch?: number; signal?: AbortSignal }) {
  const messages: { payload: unknown; rows: number }[] = [];
  const publish = async (payload: string, rows: number) => void messages.push({ payload: JSON.parse(payload), rows });
  await playCopy(copy, { loop: false, batch: 1, signal: new AbortController().signal, publish, ...options });
  return messages;
}

describe('playing a copy', () => {
  it('sends each reading as an object of its own', async () => {
    const messages = await play(copyOf(3, 'max'), {});
    expect(messages.map(({ payload }) => payload)).toEqual([
      { ts: expect.any(Number), values: { row: 0 } },
      { ts: expect.any(Number), values: { row: 1 } },
      { ts: expect.any(Number), values: { row: 2 } },
    ]);
  });

  it('sends lists of readings when asked, the rest in a shorter one', async () => {
    const messages = await play(copyOf(5, 'max'), { batch: 2 });
    expect(messages.map(({ payload, rows }) => [Array.isArray(payload), rows])).toEqual([
      [true, 2],
      [true, 2],
      [true, 1],
    ]);
  });

  it('waits until a reading is due', async () => {
    const before = Date.now();
    await play(copyOf(3, '20'), {});
    expect(Date.now() - before).toBeGreaterThanOrEqual(95);
  });

  it('ends at once when it is told to', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    const before = Date.now();
    const messages = await play(copyOf(3, '0.01'), { loop: true, signal: stop.signal });
    expect(messages).toHaveLength(1);
    expect(Date.now() - before).toBeLessThan(50_000);
  });
});
