import { describe, expect, it } from '@jest/globals';

import { findDisputed } from './disputed-times.ts';

const sealed = (firstTime: number, lastTime: number) => ({ level: 1, firstTime, lastTime });
const hot = (firstTime: number, lastTime: number) => ({ level: 0, firstTime, lastTime });

describe('the times of which more than one row may tell', () => {
  it('are none where sealed parts follow each other', () => {
    expect(findDisputed([sealed(20, 29), sealed(0, 9), sealed(10, 19)])).toEqual([]);
  });

  it('are where parts meet, not the whole of them', () => {
    expect(findDisputed([sealed(0, 10), sealed(10, 20), sealed(18, 30)])).toEqual([
      { first: 10, last: 10 },
      { first: 18, last: 20 },
    ]);
  });

  it('are all the times of a hot part, whose repeats are still in it', () => {
    expect(findDisputed([sealed(0, 10), hot(11, 20)])).toEqual([{ first: 11, last: 20 }]);
  });

  it('are all that a part of late readings shares with those that it lies across', () => {
    expect(findDisputed([sealed(0, 10), sealed(11, 20), sealed(21, 30), sealed(5, 25)])).toEqual([
      { first: 5, last: 10 },
      { first: 11, last: 20 },
      { first: 21, last: 25 },
    ]);
  });

  it('are none of a hot part that is empty', () => {
    expect(findDisputed([sealed(0, 10), hot(Infinity, -Infinity)])).toEqual([]);
  });
});
