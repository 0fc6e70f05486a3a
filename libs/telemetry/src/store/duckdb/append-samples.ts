import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';

import type { Sample } from '../../sample.ts';
import { STORED_QUALITIES, toStored } from './schema.ts';
import type { SeriesIndex } from './series-index.ts';

/** Writes samples, new series and the position in one transaction. */
export async function appendSamples(
  connection: DuckDBConnection,
  index: SeriesIndex,
  samples: readonly Sample[],
  position: number,
): Promise<void> {
  await connection.run('BEGIN');
  try {
    await appendRows(connection, 'sample', samples, (row, sample) => appendSample(row, index, sample));
    await appendRows(connection, 'series', index.pending, (row, series) => {
      row.appendUInteger(series.id);
      row.appendVarchar(series.assetCode);
      row.appendVarchar(series.metric);
    });
    await connection.run('UPDATE applied SET position = $1', [BigInt(position)]);
    await connection.run('COMMIT');
    index.commit();
  } catch (error) {
    index.rollback();
    await connection.run('ROLLBACK');
    throw error;
  }
}

function appendSample(row: DuckDBAppender, index: SeriesIndex, sample: Sample): void {
  const stored = toStored(sample.value);
  row.appendUInteger(index.findOrAdd(sample.assetCode, sample.metric));
  row.appendBigInt(BigInt(sample.time));
  if (stored.value === null) row.appendNull();
  else row.appendDouble(stored.value);
  if (stored.text === null) row.appendNull();
  else row.appendVarchar(stored.text);
  row.appendUTinyInt(stored.type);
  row.appendUTinyInt(STORED_QUALITIES.indexOf(sample.quality));
}

async function appendRows<T>(
  connection: DuckDBConnection,
  table: string,
  items: readonly T[],
  append: (row: DuckDBAppender, item: T) => void,
): Promise<void> {
  if (items.length === 0) return;
  const appender = await connection.createAppender(table);
  try {
    for (const item of items) {
      append(appender, item);
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}
