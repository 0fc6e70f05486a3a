import { expect, it } from '@jest/globals';

import { parseDuration } from './duration.ts';

it.each([
  ['PT1S', 1_000],
  ['PT0.5S', 500],
  ['PT5M', 300_000],
  ['PT1H30M', 5_400_000],
  ['P1D', 86_400_000],
  ['P1W', 604_800_000],
  ['P1DT1S', 86_401_000],
  ['PT0S', 0],
])('takes %s for %d ms', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

it.each(['', 'P', 'PT', 'P1M', 'P1Y', 'PT1', '5M', 'pt5m', 'P-1D', 'PT1S1M', 'PT1.2345S', ' PT1S'])(
  'takes %j for no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);
