import { expect, it } from '@jest/globals';
import { toHalfWidth } from './half-width.ts';

it('reads numbers as a Chinese keyboard writes them', () => {
  expect(toHalfWidth('１２．５')).toBe('12.5');
  expect(toHalfWidth('－１０８。94 ')).toBe('-108.94');
});

it('leaves other text as it is', () => {
  expect(toHalfWidth('DR-0012')).toBe('DR-0012');
  expect(toHalfWidth('北方矿业')).toBe('北方矿业');
});
