import { describe, expect, it } from '@jest/globals';

import { followRun, type HoursReading, type RunState } from './follow-run.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;

interface Step {
  readonly minute: number;
  /** What the piece has run by then, in minutes. */
  readonly ran: number;
  readonly explained?: boolean;
}

function follow(steps: readonly Step[]): (number | false | undefined)[] {
  let state: RunState | undefined;
  return steps.map(({ minute, ran, explained = false }) => {
    const reading: HoursReading = { totalHours: 100 + ran / 60, time: NOON + minute * MINUTE };
    const seen = followRun(state, reading, { minutes: 30, explainedSince: () => explained });
    state = seen.state;
    return seen.finding?.holds ? seen.finding.value : seen.finding?.holds;
  });
}

describe('a piece in store', () => {
  it('may be tried for a while, and again another day', () => {
    const day = 1_440;
    const steps = [0, 10, 20, 30].map((minute) => ({ minute, ran: minute }));
    const still = Array.from({ length: day / 10 }, (_, index) => ({ minute: 40 + index * 10, ran: 30 }));
    const again = [10, 20, 30].map((minute) => ({ minute: day + 40 + minute, ran: 30 + minute }));
    expect(new Set(follow([...steps, ...still, ...again]))).toEqual(new Set([false]));
  });

  it('runs when its hours have grown for longer, until they stand still for half an hour', () => {
    const runs = [0, 10, 20, 30, 40, 50].map((minute) => ({ minute, ran: minute }));
    const stands = [60, 70, 79, 80].map((minute) => ({ minute, ran: 50 }));
    expect(follow([...runs, ...stands])).toEqual([false, false, false, false, 40, 50, 50, 50, 50, false]);
  });

  it('that was not heard for days tells by its meter what it ran meanwhile', () => {
    expect(
      follow([
        { minute: 0, ran: 0 },
        { minute: 4_000, ran: 600 },
      ]),
    ).toEqual([false, 600]);
  });

  it('says nothing of now when old hours are filled in late', () => {
    const filled = [
      { minute: 0, ran: 0 },
      { minute: 10, ran: 0 },
      { minute: 10, ran: 300 },
      { minute: 11, ran: 500 },
      { minute: 12, ran: 500 },
    ];
    expect(follow(filled)).toEqual([false, false, false, false, false]);
  });

  it('may run while it is claimed', () => {
    const steps = [0, 10, 20, 30, 40, 50].map((minute) => ({ minute, ran: minute, explained: true }));
    expect(new Set(follow(steps))).toEqual(new Set([false]));
  });

  it('need not be remembered anew at each look', () => {
    const limits = { minutes: 30, explainedSince: () => false };
    const { state } = followRun(undefined, { totalHours: 5, time: NOON }, limits);
    expect(followRun(state, { totalHours: 5, time: NOON + MINUTE }, limits).state).toBe(state);
    expect(followRun(state, { totalHours: 5, time: NOON + 10 * MINUTE }, limits).state).not.toBe(state);
  });
});
