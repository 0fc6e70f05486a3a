import { expect, it } from '@jest/globals';
import { judgeValidity } from './validity.ts';

it.each([
  [null, 'valid'],
  ['2026-03-01', 'expired'],
  ['2026-03-02', 'ending'],
  ['2026-04-01', 'ending'],
  ['2026-04-02', 'valid'],
] as const)('a paper that ends on %s is %s on 2 March 2026', (validTo, standing) => {
  expect(judgeValidity(validTo, '2026-03-02')).toBe(standing);
});
