import { describe, expect, it } from '@jest/globals';

import { followPlace, type Fix, type PlaceState } from './follow-place.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
/** About 100 m to the north. */
const HUNDRED_M = 0.0009;

/** Where the piece is at each minute, in hundreds of metres north of where it rests; then whether it is said to move. */
function follow(hundreds: readonly number[], explained: readonly boolean[] = []): (boolean | undefined)[] {
  let state: PlaceState | undefined;
  return hundreds.map((north, minute) => {
    const fix: Fix = { latitude: 40 + north * HUNDRED_M, longitude: 113, time: NOON + minute * MINUTE };
    const seen = followPlace(state, fix, { metres: 300, explained: explained[minute] ?? false });
    state = seen.state;
    return seen.finding?.holds;
  });
}

describe('a piece without a claim', () => {
  it('moves once two fixes in a row are further away than it may drift', () => {
    expect(follow([0, 1, 2, 9, 15, 20])).toEqual([false, false, false, undefined, true, true]);
  });

  it('has not moved when one fix is off', () => {
    expect(follow([0, 0, 90, 0, 0, 90, 0])).toEqual([false, false, undefined, false, false, undefined, false]);
  });

  it('is on one journey until it has stood for ten minutes, and on another when it goes on', () => {
    const [stands, still] = [Array<number>(10).fill(30), Array<boolean>(9).fill(true)];
    expect(follow([0, 10, 20, 30, ...stands, 40, 50])).toEqual([
      false,
      undefined,
      true,
      true,
      ...still,
      false,
      undefined,
      true,
    ]);
  });

  it('says since when and how far', () => {
    const fixes = [0, 10, 20].map((north, minute) => ({
      ...{ latitude: 40 + north * HUNDRED_M, longitude: 113 },
      time: NOON + minute * MINUTE,
    }));
    let state: PlaceState | undefined;
    const found = fixes.map((fix) => {
      const seen = followPlace(state, fix, { metres: 300, explained: false });
      state = seen.state;
      return seen.finding;
    });
    expect(found[2]).toEqual({ holds: true, since: NOON + MINUTE, value: 2_002, threshold: 300 });
  });

  it('may move while it is claimed, and rests afterwards where it was then', () => {
    const claimed = [false, true, true, true, false, false, false, false];
    expect(follow([0, 10, 20, 30, 30, 30, 50, 60], claimed)).toEqual([
      ...[false, false, false, false, false, false, undefined, true],
    ]);
  });

  it('that a claim catches up with on its journey moves rightly from then on', () => {
    expect(follow([0, 10, 20, 30], [false, false, false, true])).toEqual([false, undefined, true, false]);
  });

  it('says nothing without a fix: what stood goes on standing', () => {
    expect(followPlace(undefined, undefined, { metres: 300, explained: false }).finding).toBeUndefined();
  });
});
