import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';

import type { Sample } from '../../sample.ts';
import { STORED_QUALITIES, SERIES_TYPES, toStoredNumber, typeOf } from './schema.ts';
import { SampleColumns } from './sample-columns.ts';
import type { SeriesIndex } from './series-index.ts';

interface TextSample {
  readonly series: number;
  readonly time: number;
  readonly text: string;
  readonly quality: number;
}

/** The rows that went into the table: how many, and their device times. */
export type Appended = Pick<SampleColumns, 'length' | 'firstTime' | 'lastTime'>;

/** Writes samples, new series and the position in one transaction. */
export async function appendSamples(
  connection: DuckDBConnection,
  index: SeriesIndex,
  table: string,
  samples: readonly Sample[],
  position: number,
): Promise<Appended> {
  const columns = new SampleColumns();
  const texts: TextSample[] = [];
  for (const sample of samples) {
    const series = index.findOrAdd(sample.assetCode, sample.metric, typeOf(sample.value));
    const quality = STORED_QUALITIES.indexOf(sample.quality);
    if (typeof sample.value === 'string') texts.push({ series, time: sample.time, text: sample.value, quality });
    else columns.push(series, sample.time, toStoredNumber(sample.value), quality);
  }
  await connection.run('BEGIN');
  try {
    if (columns.length > 0) await withAppender(connection, table, (appender) => columns.appendTo(appender));
    if (texts.length > 0) await appendTexts(connection, texts);
    if (index.pending.length > 0) await appendSeries(connection, index);
    await connection.run('UPDATE applied SET position = $1', [BigInt(position)]);
    await connection.run('COMMIT');
  } catch (error) {
    // Series that were named here stay named: they are pending until a commit succeeds.
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
  index.commit();
  return columns;
}

function appendTexts(connection: DuckDBConnection, texts: readonly TextSample[]): Promise<void> {
  return withAppender(connection, 'text_sample', (appender) => {
    for (const { series, time, text, quality } of texts) {
      appender.appendUInteger(series);
      appender.appendBigInt(BigInt(time));
      appender.appendVarchar(text);
      appender.appendUTinyInt(quality);
      appender.endRow();
    }
  });
}

function appendSeries(connection: DuckDBConnection, { pending }: SeriesIndex): Promise<void> {
  return withAppender(connection, 'series', (appender) => {
    for (const { id, assetCode, metric, type } of pending) {
      appender.appendUInteger(id);
      appender.appendVarchar(assetCode);
      appender.appendVarchar(metric);
      appender.appendUTinyInt(SERIES_TYPES.indexOf(type));
      appender.endRow();
    }
  });
}

async function withAppender(
  connection: DuckDBConnection,
  table: string,
  fill: (appender: DuckDBAppender) => void,
): Promise<void> {
  const appender = await connection.createAppender(table);
  try {
    fill(appender);
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
