import { expect, it } from '@jest/globals';

import { judgeMeter } from './judge-meter.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const setBack = { time: NOON, readingBefore: 900, readingAfter: 3 };
const seen = { inMaintenance: false, acknowledged: false };

it('a meter that is set back is told once, and over when somebody has seen it', () => {
  const first = judgeMeter(undefined, undefined, seen);
  expect(first).toEqual({ at: 0, finding: undefined });
  const told = judgeMeter(first.at, setBack, seen);
  expect(told).toEqual({ at: NOON, finding: { holds: true, since: NOON, value: 3, threshold: 900 } });
  expect(judgeMeter(told.at, setBack, seen).finding).toBeUndefined();
  expect(judgeMeter(told.at, setBack, { ...seen, acknowledged: true }).finding).toEqual({ holds: false, at: NOON });
});

it('a meter that was set back before anybody looked, or in maintenance, is not told', () => {
  expect(judgeMeter(undefined, setBack, seen)).toEqual({ at: NOON, finding: undefined });
  expect(judgeMeter(0, setBack, { ...seen, inMaintenance: true })).toEqual({ at: NOON, finding: undefined });
});
