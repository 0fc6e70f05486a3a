import { splitByOverlap, tableOf, type Part } from './parts.ts';

/**
 * SQL for the rows of these parts, `series, time, value, quality`, where of several readings of one series and time the
 * last received counts. Parts that overlap no other need no second look.
 */
export function collapsedRows(parts: readonly Part[], where = 'true'): string {
  const { apart, overlapping } = splitByOverlap(parts);
  const rows = (part: Part, order: string) =>
    `SELECT series, time, value, quality${order} FROM ${tableOf(part)} WHERE ${where}`;
  const sources = apart.map((part) => rows(part, ''));
  if (overlapping.length > 0) {
    const all = overlapping.map((part) => rows(part, `, ${part.rank} AS part, rowid AS received`)).join(' UNION ALL ');
    sources.push(
      `SELECT series, time, value, quality FROM (${all})
        QUALIFY row_number() OVER (PARTITION BY series, time ORDER BY part DESC, received DESC) = 1`,
    );
  }
  return sources.join(' UNION ALL ');
}
