import { findDisputed, type Interval } from './disputed-times.ts';
import { tableOf, type Part } from './parts.ts';

/**
 * SQL for the rows of these parts, `series, time, value, quality`, where of several readings of one series and time the
 * last received counts. Only times that are disputed need that second look; the rest of a long history goes without.
 */
export function collapsedRows(parts: readonly Part[], where = 'true'): string {
  const disputed = findDisputed(parts);
  if (disputed.length === 0) return parts.map((part) => rowsOf(part, '', where)).join(' UNION ALL ');
  const found = parts.map((part) => rowsOf(part, `, ${part.rank} AS part, rowid AS received`, where));
  const isDisputed = disputed.map(isWithin).join(' OR ');
  return `WITH found AS MATERIALIZED (${found.join(' UNION ALL ')})
    SELECT series, time, value, quality FROM found WHERE NOT (${isDisputed})
    UNION ALL
    SELECT series, time, value, quality FROM found WHERE ${isDisputed}
      QUALIFY row_number() OVER (PARTITION BY series, time ORDER BY part DESC, received DESC) = 1`;
}

function rowsOf(part: Part, order: string, where: string): string {
  return `SELECT series, time, value, quality${order} FROM ${tableOf(part)} WHERE ${where}`;
}

function isWithin({ first, last }: Interval): string {
  return `time BETWEEN ${first} AND ${last}`;
}
