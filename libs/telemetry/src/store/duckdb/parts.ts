import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

/** A stretch of samples. The hot part is a table of the main file; a sealed part is a file of its own. */
export interface Part {
  readonly id: number;
  /** Its place in the order received: of one time, what stands in a part of higher rank counts. */
  readonly rank: number;
  /** 0 for the hot part; sealed parts begin at 1, and rise when they are merged. */
  readonly level: number;
  /** Device times of the first and last sample, ms. */
  readonly firstTime: number;
  readonly lastTime: number;
  readonly sampleCount: number;
}

export const HOT_LEVEL = 0;
/** Holds the hot part and the list of all parts. */
export const MAIN_FILE = 'hot.duckdb';

/** How SQL names the rows of a part. */
export function tableOf({ id, level }: Pick<Part, 'id' | 'level'>): string {
  return level === HOT_LEVEL ? `hot_${id}` : `${databaseOf({ id })}.sample`;
}

/** The name under which the file of a sealed part is attached. */
export function databaseOf({ id }: Pick<Part, 'id'>): string {
  return `part_${id}`;
}

export function fileOf(folder: string, { id }: Pick<Part, 'id'>): string {
  return join(folder, `part-${id}.duckdb`);
}

/** Parts in the order in which their samples were received. What hot parts hold is not listed: see `measureHot`. */
export async function listParts(connection: DuckDBConnection): Promise<Part[]> {
  const rows = await connection.runAndReadAll(
    'SELECT id, rank, level, first_time, last_time, sample_count FROM part ORDER BY rank',
  );
  return rows.getRowsJS().map(([id, rank, level, firstTime, lastTime, sampleCount]) => ({
    id: Number(id),
    rank: Number(rank),
    level: Number(level),
    firstTime: firstTime === null ? Infinity : Number(firstTime),
    lastTime: lastTime === null ? -Infinity : Number(lastTime),
    sampleCount: Number(sampleCount ?? 0),
  }));
}

/** How far a hot part has come that an earlier run has left. */
export async function measureHot(connection: DuckDBConnection, part: Part): Promise<Part> {
  if (part.level !== HOT_LEVEL) return part;
  const rows = await connection.runAndReadAll(`SELECT min(time), max(time), count(*) FROM ${tableOf(part)}`);
  const [firstTime, lastTime, count] = rows.getRowsJS()[0]!;
  if (firstTime === null) return part;
  return { ...part, firstTime: Number(firstTime), lastTime: Number(lastTime), sampleCount: Number(count) };
}

/** Parts that may hold samples of `[from, to)`. */
export function partsIn(parts: readonly Part[], from: number, to: number): Part[] {
  return parts.filter((part) => part.firstTime < to && part.lastTime >= from);
}

/** Lets queries reach a sealed part. */
export async function attachPart(connection: DuckDBConnection, folder: string, part: Pick<Part, 'id'>): Promise<void> {
  await connection.run(`ATTACH '${fileOf(folder, part).replaceAll("'", "''")}' AS ${databaseOf(part)}`);
}

/** Takes parts that are listed no more off the disk. */
export async function removeParts(
  connection: DuckDBConnection,
  folder: string,
  parts: readonly Pick<Part, 'id' | 'level'>[],
): Promise<void> {
  for (const part of parts) {
    if (part.level === HOT_LEVEL) await connection.run(`DROP TABLE IF EXISTS ${tableOf(part)}`);
    else {
      await connection.run(`DETACH ${databaseOf(part)}`);
      await removeFile(folder, part);
    }
  }
}

/** Removes what a kill left behind: files and tables that no list names. */
export async function removeUnlisted(
  connection: DuckDBConnection,
  folder: string,
  parts: readonly Part[],
): Promise<void> {
  const listed = new Set(parts.map(({ id }) => id));
  for (const name of await readdir(folder)) {
    const id = Number(/^part-(\d+)\.duckdb(\.wal)?$/.exec(name)?.[1]);
    if (Number.isInteger(id) && !listed.has(id)) await removeFile(folder, { id });
  }
  const tables = await connection.runAndReadAll(
    "SELECT table_name FROM duckdb_tables() WHERE starts_with(table_name, 'hot_')",
  );
  for (const [table] of tables.getRowsJS()) {
    if (!listed.has(Number(String(table).slice('hot_'.length)))) await connection.run(`DROP TABLE ${String(table)}`);
  }
}

async function removeFile(folder: string, part: Pick<Part, 'id'>): Promise<void> {
  const file = fileOf(folder, part);
  await Promise.all([rm(file, { force: true }), rm(`${file}.wal`, { force: true })]);
}
