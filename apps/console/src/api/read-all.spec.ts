import { expect, it } from '@jest/globals';
import { readAll } from './read-all.ts';

const PAGES = [
  { items: [1, 2], nextCursor: '1' },
  { items: [3, 4], nextCursor: '2' },
  { items: [5], nextCursor: null },
];
const readPage = ({ cursor = '0' }: { cursor?: string }) => Promise.resolve(PAGES[Number(cursor)]!);

it('reads a list to its end, and says how far it has come', async () => {
  const counts: number[] = [];
  const read = await readAll(readPage, { onProgress: (count) => counts.push(count) });
  expect(read).toEqual({ items: [1, 2, 3, 4, 5], isCut: false });
  expect(counts).toEqual([2, 4, 5]);
});

it('stops where it is enough, and says whether something is left', async () => {
  expect(await readAll(readPage, { most: 4 })).toEqual({ items: [1, 2, 3, 4], isCut: true });
  expect(await readAll(readPage, { most: 5 })).toEqual({ items: [1, 2, 3, 4, 5], isCut: false });
});
