import { expect, it } from '@jest/globals';
import { addDays, daysLeft, judgeValidity } from './validity.ts';

const TODAY = '2026-03-02';

it.each([
  [null, 'valid'],
  ['2026-03-01', 'expired'],
  ['2026-03-02', 'ending'],
  ['2026-04-01', 'ending'],
  ['2026-04-02', 'valid'],
] as const)('a paper that ends on %s is %s on 2 March 2026', (validTo, standing) => {
  expect(judgeValidity(validTo, TODAY)).toBe(standing);
});

it('does not take a paper for valid that holds from tomorrow on', () => {
  expect(judgeValidity('2027-03-01', TODAY, '2026-03-03')).toBe('upcoming');
  expect(judgeValidity('2027-03-01', TODAY, TODAY)).toBe('valid');
});

it('counts the days that are left, over the end of a month too', () => {
  expect(daysLeft('2026-03-02', TODAY)).toBe(0);
  expect(daysLeft('2026-04-01', TODAY)).toBe(30);
  expect(daysLeft('2026-02-27', TODAY)).toBe(-3);
  expect(addDays(TODAY, 30)).toBe('2026-04-01');
  expect(addDays(TODAY, -2)).toBe('2026-02-28');
});
