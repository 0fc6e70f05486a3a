import { expect, it } from '@jest/globals';

import type { Move } from '../connections/add-moves.ts';
import { judgeSharing } from './judge-sharing.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const BEGIN = 1_000_000 * MINUTE;

/** One connection after the other, a letter an address, so long apart. */
const connect = (addresses: string, apart = 10 * SECOND, more: Partial<Move> = {}): Move[] =>
  [...addresses].map((address, n) => ({ at: BEGIN + n * apart, address, gateway: 'g', tookOver: true, ...more }));
const judge = (moves: Move[], later = SECOND) => judgeSharing(moves, (moves.at(-1)?.at ?? BEGIN) + later);
const holds = (moves: Move[], later?: number) => judge(moves, later)?.holds;

it('tells of two addresses that take the connection from each other, which, how often and since when', () => {
  expect(judge(connect('ababa'))).toEqual({
    ...{ holds: true, since: BEGIN + 10 * SECOND, value: 3, threshold: 3, message: 'a ⇄ b' },
  });
});

it.each([
  ['one take-over', 'ab'],
  ['a device that comes back once', 'aba'],
  ['and twice', 'abab'],
  ['a device that roams from cell to cell', 'abcdefgh'],
  ['a round trip through cells', 'abcdcba'],
])('is quiet about %s', (_, addresses) => {
  expect(holds(connect(addresses))).not.toBe(true);
});

it('is quiet where the line had broken before it was made again, as with a router of two lines', () => {
  expect(holds(connect('ababababab', 10 * SECOND, { tookOver: false }))).toBe(false);
});

it('is quiet where it goes back and forth over hours, as a machine does that is driven in and out of a depot', () => {
  expect(holds(connect('ababababab', 30 * MINUTE))).toBe(false);
});

it('sees it also where each of the two has a gateway of its own', () => {
  const moves = connect('ababa', 10 * SECOND, { tookOver: false });
  expect(holds(moves.map((move) => ({ ...move, gateway: move.address })))).toBe(true);
});

it('goes on standing for half an hour after the last return, and is over then', () => {
  expect(holds(connect('ababa'), 20 * MINUTE)).toBeUndefined();
  expect(holds(connect('ababa'), 30 * MINUTE)).toBe(false);
  expect(holds([])).toBe(false);
});
