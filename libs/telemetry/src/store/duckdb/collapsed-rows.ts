import { findDisputed, type Interval } from './disputed-times.ts';
import { tableOf, type Part } from './parts.ts';

/**
 * SQL for the rows of these parts, `series, time, value, quality`, where of several readings of one series and time the
 * last received counts. Only times that are disputed need that second look; the rest of a long history goes without.
 */
export function collapsedRows(parts: readonly Part[], where = 'true'): string {
  const disputed = findDisputed(parts);
  const plain = parts.flatMap((part) => plainRows(part, disputed, where));
  const contested = parts.flatMap((part) => contestedRows(part, disputed, where));
  if (contested.length === 0) return plain.join(' UNION ALL ');
  const last = `SELECT series, time, value, quality FROM (${contested.join(' UNION ALL ')})
    QUALIFY row_number() OVER (PARTITION BY series, time ORDER BY part DESC, received DESC) = 1`;
  return [...plain, last].join(' UNION ALL ');
}

/** Rows of the times that this part alone tells of. */
function plainRows(part: Part, disputed: readonly Interval[], where: string): string[] {
  if (disputed.some(({ first, last }) => first <= part.firstTime && part.lastTime <= last)) return [];
  const touching = disputed.filter((interval) => meets(part, interval));
  const apart = touching.map((interval) => ` AND NOT (${isWithin(interval)})`).join('');
  return [`SELECT series, time, value, quality FROM ${tableOf(part)} WHERE ${where}${apart}`];
}

/** Rows of the times that another row may tell of too. */
function contestedRows(part: Part, disputed: readonly Interval[], where: string): string[] {
  const touching = disputed.filter((interval) => meets(part, interval));
  if (touching.length === 0) return [];
  return [
    `SELECT series, time, value, quality, ${part.rank} AS part, rowid AS received FROM ${tableOf(part)}
      WHERE ${where} AND (${touching.map(isWithin).join(' OR ')})`,
  ];
}

function meets({ firstTime, lastTime }: Part, { first, last }: Interval): boolean {
  return firstTime <= last && first <= lastTime;
}

function isWithin({ first, last }: Interval): string {
  return `time BETWEEN ${first} AND ${last}`;
}
