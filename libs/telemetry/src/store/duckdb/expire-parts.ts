import type { DuckDBConnection } from '@duckdb/node-api';

import { collapsedRows } from './collapsed-rows.ts';
import { HOT_LEVEL, type Part } from './parts.ts';
import { STORED_QUALITIES } from './schema.ts';

export const HOUR_MS = 3_600_000;
const GOOD = STORED_QUALITIES.indexOf('good');

/** Sealed parts of which every sample is older than this. */
export function chooseExpired(parts: readonly Part[], before: number): Part[] {
  return parts.filter((part) => part.level !== HOT_LEVEL && part.lastTime < before);
}

/**
 * Rolls the good readings of these parts up to hours and strikes the parts out of the list, in one transaction. The
 * times of the samples themselves are gone with the parts; least, greatest, mean, last and count of each hour stay.
 */
export async function rollUp(writer: DuckDBConnection, parts: readonly Part[], before: number): Promise<void> {
  await writer.run('BEGIN');
  try {
    await writer.run(`INSERT INTO hourly
      SELECT series, time - time % ${HOUR_MS} AS hour, min(value), max(value), sum(value), count(*), arg_max(value, time)
      FROM (${collapsedRows(parts)}) WHERE quality = ${GOOD} GROUP BY series, hour ORDER BY series, hour`);
    await writer.run(`DELETE FROM part WHERE id IN (${parts.map(({ id }) => id).join(', ')})`);
    await writer.run(`DELETE FROM text_sample WHERE time < ${Math.floor(before)}`);
    await writer.run('COMMIT');
  } catch (error) {
    await writer.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** The last hour that is rolled up, or `-Infinity`. */
export async function findLastRolledUp(connection: DuckDBConnection): Promise<number> {
  const rows = await connection.runAndReadAll('SELECT max(time) FROM hourly');
  const time = rows.getRowsJS()[0]![0];
  return time === null ? -Infinity : Number(time);
}
