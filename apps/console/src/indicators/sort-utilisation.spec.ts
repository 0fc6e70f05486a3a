import { expect, it } from '@jest/globals';

import type { Utilisation } from '../api/answers.ts';
import { sortUtilisation } from './sort-utilisation.ts';

const items = [
  { key: 'a', utilisation: 0.2, runningRatio: 0.5, pieces: 3 },
  { key: 'b', utilisation: null, runningRatio: null, pieces: 1 },
  { key: 'c', utilisation: 0.6, runningRatio: 0.1, pieces: 2 },
] as Utilisation[];
const keys = (sort: Parameters<typeof sortUtilisation>[1]) =>
  sortUtilisation(items, sort)
    .map(({ key }) => key)
    .join('');

it('puts the most used or the least used first, and what never was available last', () => {
  expect([keys('-utilisation'), keys('utilisation'), keys('-running'), keys('pieces'), keys('key')]).toEqual([
    ...['cab', 'acb', 'acb', 'bca', 'abc'],
  ]);
});
