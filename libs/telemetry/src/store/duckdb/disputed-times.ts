import { HOT_LEVEL, type Part } from './parts.ts';

/** Device times, ms, both ends included. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

type Spread = Pick<Part, 'level' | 'firstTime' | 'lastTime'>;

/**
 * The times of which more than one row may tell: those that two parts share, and those of a hot part, whose repeats are
 * still in it. Outside of them a row needs no second look. In order, apart from each other.
 */
export function findDisputed(parts: readonly Spread[]): Interval[] {
  const hot = parts.filter(({ level }) => level === HOT_LEVEL).map(toInterval);
  const shared: Interval[] = [];
  let reachedUntil = -Infinity;
  for (const { first, last } of parts.map(toInterval).sort(byFirst)) {
    if (first <= reachedUntil) shared.push({ first, last: Math.min(last, reachedUntil) });
    reachedUntil = Math.max(reachedUntil, last);
  }
  return unite([...hot, ...shared].filter(({ first, last }) => first <= last));
}

function unite(intervals: Interval[]): Interval[] {
  const united: Interval[] = [];
  for (const interval of intervals.sort(byFirst)) {
    const before = united.at(-1);
    if (!before || interval.first > before.last) united.push(interval);
    else united[united.length - 1] = { first: before.first, last: Math.max(before.last, interval.last) };
  }
  return united;
}

function toInterval({ firstTime, lastTime }: Spread): Interval {
  return { first: firstTime, last: lastTime };
}

function byFirst(one: Interval, other: Interval): number {
  return one.first - other.first;
}
