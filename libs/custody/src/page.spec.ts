import { describe, expect, it } from '@jest/globals';

import { decodeCursor, encodeCursor, toPage } from './page.ts';

const cut = (rows: string[], limit: number) =>
  toPage(
    rows,
    limit,
    (row) => row,
    (row) => row.toUpperCase(),
  );

describe('a page', () => {
  it('ends the list when there is no more', () => {
    expect(cut(['a', 'b'], 2)).toEqual({ items: ['A', 'B'], nextCursor: null });
    expect(cut([], 2)).toEqual({ items: [], nextCursor: null });
  });

  it('gives a cursor behind its last item when there is more', () => {
    const { items, nextCursor } = cut(['a', 'b', 'c'], 2);
    expect(items).toEqual(['A', 'B']);
    expect(decodeCursor(nextCursor ?? undefined, () => true)).toBe('b');
  });

  it('takes no cursor that is no key of its list', () => {
    expect(() => decodeCursor(encodeCursor('x'), (key) => key === 'y')).toThrow('is not one that this list gave');
    expect(decodeCursor(undefined, () => false)).toBeUndefined();
  });
});
