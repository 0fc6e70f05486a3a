import type { DuckDBConnection } from '@duckdb/node-api';

import { attachPart, databaseOf, tableOf, type Part } from './parts.ts';
import { PART_COLUMNS } from './schema.ts';

/** What is sorted at once: a month of a nation must not need the memory of a month. */
const SLICE_ROWS = 3_000_000;

export interface SealOptions {
  readonly sliceRows?: number | undefined;
  /** Between two slices: what cannot wait until a long merge is done. */
  readonly between?: (() => Promise<void>) | undefined;
}

/**
 * Writes parts that follow each other in rank anew as one file: sorted by series and time, repeats collapsed to the last
 * received. The file is complete and durable before any list names it.
 */
export async function writeSealed(
  connection: DuckDBConnection,
  folder: string,
  parts: readonly Part[],
  sealed: Pick<Part, 'id'>,
  { sliceRows = SLICE_ROWS, between }: SealOptions = {},
): Promise<void> {
  const database = databaseOf(sealed);
  await attachPart(connection, folder, sealed);
  await connection.run(`CREATE TABLE ${database}.sorted (${PART_COLUMNS})`);
  for (const slice of await sliceBySeries(connection, parts, sliceRows)) {
    const rows = (part: Part) =>
      `SELECT *, ${part.rank} AS part, rowid AS received FROM ${tableOf(part)} WHERE ${slice}`;
    await connection.run(`INSERT INTO ${database}.sorted
      SELECT series, time, value, quality FROM (${parts.map(rows).join(' UNION ALL ')}) ORDER BY series, time, part, received`);
    await between?.();
  }
  if (await hasRepeats(connection, `${database}.sorted`)) {
    await connection.run(`CREATE TABLE ${database}.sample AS ${withoutRepeats(`${database}.sorted`)}`);
    await connection.run(`DROP TABLE ${database}.sorted`);
  } else {
    await connection.run(`ALTER TABLE ${database}.sorted RENAME TO sample`);
  }
  await connection.run(`CHECKPOINT ${database}`);
}

/** Conditions on series, in their order, each true for about `sliceRows` rows. One series is never cut. */
async function sliceBySeries(
  connection: DuckDBConnection,
  parts: readonly Part[],
  sliceRows: number,
): Promise<string[]> {
  if (parts.reduce((sum, { sampleCount }) => sum + sampleCount, 0) <= sliceRows) return ['true'];
  const all = parts.map((part) => `SELECT series FROM ${tableOf(part)}`).join(' UNION ALL ');
  const counts = await connection.runAndReadAll(
    `SELECT series, count(*) FROM (${all}) GROUP BY series ORDER BY series`,
  );
  const slices: string[] = [];
  let [first, rows]: [number | undefined, number] = [undefined, 0];
  for (const [series, count] of counts.getRowsJS().map((row) => row.map(Number) as [number, number])) {
    first ??= series;
    rows += count;
    if (rows < sliceRows) continue;
    slices.push(`series BETWEEN ${first} AND ${series}`);
    [first, rows] = [undefined, 0];
  }
  if (first !== undefined) slices.push(`series >= ${first}`);
  return slices;
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
