import { join } from 'node:path';

import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

import type { Sample } from '../../sample.ts';
import type { Bucket, BucketQuery, RawPoint, RawQuery, TelemetryStore } from '../telemetry-store.ts';
import { appendSamples } from './append-samples.ts';
import { readBuckets, readRaw } from './read-samples.ts';
import { SCHEMA } from './schema.ts';
import { SeriesIndex } from './series-index.ts';

const DUCKDB_FILE = 'telemetry.duckdb';

/** Opens the embedded telemetry store. One process owns the file; DuckDB refuses a second one by a lock of the kernel. */
export async function openDuckdbStore({ folder }: { folder: string }): Promise<TelemetryStore> {
  const instance = await DuckDBInstance.create(join(folder, DUCKDB_FILE));
  const writer = await instance.connect();
  await writer.run(SCHEMA);
  const reader = await instance.connect();
  return new DuckdbStore(instance, writer, reader, await SeriesIndex.load(writer));
}

class DuckdbStore implements TelemetryStore {
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  readonly #reader: DuckDBConnection;
  readonly #index: SeriesIndex;

  constructor(instance: DuckDBInstance, writer: DuckDBConnection, reader: DuckDBConnection, index: SeriesIndex) {
    this.#instance = instance;
    this.#writer = writer;
    this.#reader = reader;
    this.#index = index;
  }

  async appliedPosition(): Promise<number> {
    const rows = await this.#writer.runAndReadAll('SELECT position FROM applied');
    return Number(rows.getRowsJS()[0]![0]);
  }

  append(samples: readonly Sample[], position: number): Promise<void> {
    return appendSamples(this.#writer, this.#index, samples, position);
  }

  knownMetrics(): Iterable<{ assetCode: string; metric: string }> {
    return this.#index.names();
  }

  async readRaw(query: RawQuery): Promise<RawPoint[]> {
    const series = this.#index.find(query.assetCode, query.metric);
    return series === undefined ? [] : readRaw(this.#reader, series, query);
  }

  async readBuckets(query: BucketQuery): Promise<Bucket[]> {
    const series = this.#index.find(query.assetCode, query.metric);
    return series === undefined ? [] : readBuckets(this.#reader, series, query);
  }

  async close(): Promise<void> {
    this.#reader.closeSync();
    this.#writer.closeSync();
    this.#instance.closeSync();
  }
}
