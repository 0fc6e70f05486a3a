import type { Utilisation } from '../api/answers.ts';
import type { Sort } from './utilisation-search.ts';

/** What was never available stands at the end, whichever way the others are sorted. */
export function sortUtilisation(items: readonly Utilisation[], sort: Sort): Utilisation[] {
  if (sort === 'key') return [...items];
  const [field, sign] = sort.startsWith('-') ? [sort.slice(1), -1] : [sort, 1];
  const figureOf = (item: Utilisation) => {
    if (field === 'pieces') return item.pieces;
    return field === 'running' ? item.runningRatio : item.utilisation;
  };
  return items.toSorted((one, other) => {
    const [left, right] = [figureOf(one), figureOf(other)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
