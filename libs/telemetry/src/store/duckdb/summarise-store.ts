import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

import { collapsedRows } from './collapsed-rows.ts';
import { fileOf, databaseOf, HOT_LEVEL, listParts, MAIN_FILE, measureHot, type Part } from './parts.ts';

/** What two copies of a history have in common when they are equal. */
export interface HistorySummary {
  readonly position: number;
  readonly series: number;
  /** Of one series and time the last received counts. */
  readonly readings: number;
  /** SHA-256 over every series: how many readings it has, and from when to when. */
  readonly digest: string;
}

/** Reads a store that no process has open, and changes nothing in it. */
export async function summariseStore(folder: string): Promise<HistorySummary> {
  const instance = await DuckDBInstance.create(join(folder, MAIN_FILE), { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const parts: Part[] = [];
    for (const part of await listParts(connection)) parts.push(await measureHot(connection, part));
    for (const part of parts) if (part.level !== HOT_LEVEL) await attach(connection, folder, part);
    const applied = await connection.runAndReadAll('SELECT position FROM applied');
    return { position: Number(applied.getRowsJS()[0]![0]), ...(await countSeries(connection, parts)) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function countSeries(
  connection: DuckDBConnection,
  parts: readonly Part[],
): Promise<Omit<HistorySummary, 'position'>> {
  const numbers = parts.length === 0 ? 'SELECT NULL AS series, NULL AS time LIMIT 0' : collapsedRows(parts);
  const rows = await connection.runAndReadAll(`
    WITH reading AS (
      SELECT series, time FROM (${numbers})
      UNION ALL SELECT series, time FROM (SELECT DISTINCT series, time FROM text_sample)
    )
    SELECT asset_code, metric, type, count(*), min(time), max(time)
    FROM reading JOIN series ON series.id = reading.series
    GROUP BY asset_code, metric, type ORDER BY asset_code, metric, type`);
  const hash = createHash('sha256');
  let readings = 0;
  for (const row of rows.getRowsJS()) {
    readings += Number(row[3]);
    hash.update(`${row.map(String).join('\t')}\n`);
  }
  return { series: rows.currentRowCount, readings, digest: hash.digest('hex') };
}

async function attach(connection: DuckDBConnection, folder: string, part: Part): Promise<void> {
  const file = fileOf(folder, part).replaceAll("'", "''");
  await connection.run(`ATTACH '${file}' AS ${databaseOf(part)} (READ_ONLY)`);
}
