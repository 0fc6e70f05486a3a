import { expect, it } from '@jest/globals';
import { steadyOrder } from './steady-order.ts';

it('moves no row from under a hand, and still renews what a row says', () => {
  const shown = [
    { id: 'a', acknowledged: false },
    { id: 'b', acknowledged: false },
  ];
  const next = [
    { id: 'new', acknowledged: false },
    { id: 'b', acknowledged: true },
  ];
  expect(steadyOrder(shown, next)).toEqual([
    { id: 'a', acknowledged: false },
    { id: 'b', acknowledged: true },
  ]);
});
