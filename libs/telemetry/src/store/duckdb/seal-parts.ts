import type { DuckDBConnection } from '@duckdb/node-api';

import { attachPart, databaseOf, tableOf, type Part } from './parts.ts';

/**
 * Writes parts that follow each other in rank anew as one file: sorted by series and time, repeats collapsed to the last
 * received. The file is complete and durable before any list names it.
 */
export async function writeSealed(
  connection: DuckDBConnection,
  folder: string,
  parts: readonly Part[],
  sealed: Pick<Part, 'id'>,
): Promise<void> {
  const database = databaseOf(sealed);
  const rows = (part: Part) => `SELECT *, ${part.rank} AS part, rowid AS received FROM ${tableOf(part)}`;
  await attachPart(connection, folder, sealed);
  await connection.run(`CREATE TABLE ${database}.sorted AS
    SELECT series, time, value, quality FROM (${parts.map(rows).join(' UNION ALL ')}) ORDER BY series, time, part, received`);
  if (await hasRepeats(connection, `${database}.sorted`)) {
    await connection.run(`CREATE TABLE ${database}.sample AS ${withoutRepeats(`${database}.sorted`)}`);
    await connection.run(`DROP TABLE ${database}.sorted`);
  } else {
    await connection.run(`ALTER TABLE ${database}.sorted RENAME TO sample`);
  }
  await connection.run(`CHECKPOINT ${database}`);
}

/** Enters the sealed part in the list and strikes out those that it replaces, in one transaction. */
export async function replaceListed(
  connection: DuckDBConnection,
  parts: readonly Part[],
  sealed: Pick<Part, 'id' | 'level'>,
): Promise<void> {
  const bounds = await connection.runAndReadAll(`SELECT min(time), max(time), count(*) FROM ${tableOf(sealed)}`);
  const [firstTime, lastTime, count] = bounds.getRowsJS()[0]!;
  await connection.run('BEGIN');
  try {
    await connection.run(`DELETE FROM part WHERE id IN (${parts.map(({ id }) => id).join(', ')})`);
    if (Number(count) > 0) {
      const values = [sealed.id, parts[0]!.rank, sealed.level, firstTime, lastTime, count].map(String);
      await connection.run(`INSERT INTO part VALUES (${values.join(', ')})`);
    }
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Rows come in the order in which they were written, so that a look at the next row is enough. */
const WITH_NEXT = 'SELECT *, lead(series) OVER () AS next_series, lead(time) OVER () AS next_time FROM';
const IS_REPEATED = 'series = next_series AND time = next_time';

async function hasRepeats(connection: DuckDBConnection, table: string): Promise<boolean> {
  const result = await connection.runAndReadAll(`SELECT 1 FROM (${WITH_NEXT} ${table}) WHERE ${IS_REPEATED} LIMIT 1`);
  return result.currentRowCount > 0;
}

function withoutRepeats(table: string): string {
  return `SELECT series, time, value, quality FROM (${WITH_NEXT} ${table}) WHERE (${IS_REPEATED}) IS NOT TRUE`;
}
