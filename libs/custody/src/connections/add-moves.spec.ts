import { expect, it } from '@jest/globals';

import { addMoves, KEPT_MS, type Move } from './add-moves.ts';

const move = (at: number, address: string): Move => ({ at, address, gateway: 'g', tookOver: true });

it('takes connecting again from the same address for no move', () => {
  const known = [move(1, 'a')];
  expect(addMoves(known, [move(2, 'a'), move(3, 'a')])).toBe(known);
  expect(addMoves([], [move(1, 'a'), move(2, 'a')])).toEqual([move(1, 'a')]);
});

it('keeps what happened lately, and where the device was last however long ago', () => {
  expect(addMoves([move(1, 'a'), move(2, 'b')], [move(KEPT_MS + 2, 'c')])).toEqual([
    move(2, 'b'),
    move(KEPT_MS + 2, 'c'),
  ]);
  const many = Array.from({ length: 100 }, (_, n) => move(n, n % 2 === 0 ? 'a' : 'b'));
  expect(addMoves([], many)).toHaveLength(40);
});
