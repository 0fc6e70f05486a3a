import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

import type { Sample } from '../../sample.ts';
import type { Bucket, BucketQuery, RawPoint, RawQuery, StoreUsage, TelemetryStore } from '../telemetry-store.ts';
import { appendSamples } from './append-samples.ts';
import { chooseMerge } from './choose-merge.ts';
import { copyStore } from './copy-store.ts';
import { chooseExpired, findLastRolledUp, rollUp } from './expire-parts.ts';
import { Lane } from './lane.ts';
import { HOT_LEVEL, listParts, MAIN_FILE, removeParts, tableOf, type Part } from './parts.ts';
import { readBuckets, readRaw, type Stored } from './read-samples.ts';
import { PART_COLUMNS } from './schema.ts';
import { replaceListed, writeSealed } from './seal-parts.ts';
import type { Series, SeriesIndex } from './series-index.ts';

export interface DuckdbConnections {
  readonly instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly reader: DuckDBConnection;
  readonly sealer: DuckDBConnection;
}

export interface DuckdbStoreState {
  /** Where the files lie. */
  readonly folder: string;
  readonly lastRolledUp: number;
  readonly sealRows?: number | undefined;
  readonly sliceRows?: number | undefined;
  readonly onError: (error: unknown) => void;
}

/** A hot part that has grown past this is closed and sealed. */
const SEAL_ROWS = 2_000_000;
/** DuckDB replays its own log at the start: so much takes about a second. */
const LONGEST_LOG_BYTES = 128 * 1024 * 1024;

/** Appends go into the hot part; closed parts are sealed and merged in the background. */
export class DuckdbStore implements TelemetryStore {
  readonly #connections: DuckdbConnections;
  readonly #index: SeriesIndex;
  /** Where the files of sealed parts lie. */
  readonly #folder: string;
  readonly #sealRows: number;
  readonly #sliceRows: number | undefined;
  readonly #onError: (error: unknown) => void;
  readonly #writing = new Lane();
  readonly #sealing = new Lane();
  readonly #reading = new Set<Promise<unknown>>();
  #parts: Part[];
  /** Of the next part, hot or sealed. */
  #nextId: number;
  #lastRolledUp: number;
  #closed = false;

  constructor(connections: DuckdbConnections, index: SeriesIndex, parts: Part[], options: DuckdbStoreState) {
    this.#connections = connections;
    this.#index = index;
    this.#parts = parts;
    this.#lastRolledUp = options.lastRolledUp;
    this.#nextId = Math.max(...parts.map(({ id }) => id)) + 1;
    this.#folder = options.folder;
    this.#sealRows = options.sealRows ?? SEAL_ROWS;
    this.#sliceRows = options.sliceRows;
    this.#onError = options.onError;
    // What a stop left unsealed.
    this.#maintainSoon();
  }

  async appliedPosition(): Promise<number> {
    const rows = await this.#connections.writer.runAndReadAll('SELECT position FROM applied');
    return Number(rows.getRowsJS()[0]![0]);
  }

  append(samples: readonly Sample[], position: number): Promise<void> {
    return this.#writing.run(async () => {
      if (this.#hot.sampleCount >= this.#sealRows) await this.#closeHot();
      const table = tableOf(this.#hot);
      const rows = await appendSamples(this.#connections.writer, this.#index, table, samples, position);
      const { firstTime, lastTime, sampleCount } = this.#hot;
      this.#parts = this.#parts.with(-1, {
        ...this.#hot,
        firstTime: Math.min(firstTime, rows.firstTime),
        lastTime: Math.max(lastTime, rows.lastTime),
        sampleCount: sampleCount + rows.length,
      });
    });
  }

  async readRaw(query: RawQuery): Promise<RawPoint[]> {
    const read = (series: Series) => this.#read((stored) => readRaw(this.#connections.reader, series, stored, query));
    const [points = [], ...more] = await Promise.all(this.#index.find(query.assetCode, query.metric).map(read));
    if (more.length === 0) return points;
    return [points, ...more]
      .flat()
      .sort((a, b) => a.time - b.time)
      .slice(0, query.limit);
  }

  async readBuckets(query: BucketQuery): Promise<Bucket[]> {
    const read = (series: Series) => this.#read((stored) => this.#readBuckets(series, stored, query));
    const [buckets = [], ...more] = await Promise.all(this.#index.find(query.assetCode, query.metric).map(read));
    // A metric that changed its type is summed up by the type that it has most of.
    return more.reduce((most, next) => (next.length > most.length ? next : most), buckets);
  }

  /** Waits until everything that is due has been sealed and merged. */
  async settle(): Promise<void> {
    await this.#sealing.idle();
  }

  /** Seals and merges everything into one part. */
  async compact(): Promise<void> {
    await this.#writing.run(() => this.#closeHot());
    await this.#sealing.run(async () => {
      const closed = this.#parts.filter((part) => part !== this.#hot);
      if (closed.length === 0) return;
      await this.#seal(closed, Math.max(1, ...closed.map(({ level }) => level)));
    });
  }

  /**
   * Removes readings older than `before` (ms since the epoch), as far as whole parts allow, and keeps their hours: least,
   * greatest, mean, last and count. Answers how many parts went.
   */
  expire(before: number): Promise<number> {
    return this.#sealing.run(async () => {
      const expired = chooseExpired(this.#parts, before);
      if (expired.length === 0) return 0;
      const { writer } = this.#connections;
      await this.#writing.run(async () => {
        await rollUp(writer, expired, before);
        await this.#listAnew();
        this.#lastRolledUp = await findLastRolledUp(writer);
      });
      await this.#forget(expired);
      return expired.length;
    });
  }

  /** What the store takes on disk. */
  async usage(): Promise<StoreUsage> {
    const bytes = await Promise.all(
      (await readdir(this.#folder)).map((name) =>
        stat(join(this.#folder, name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return { parts: this.#parts.length, bytes: bytes.reduce((sum, size) => sum + size, 0) };
  }

  /** Waits for the append that is under way; the next one waits for the copy. */
  async copyTo(folder: string): Promise<boolean> {
    await this.#writing.run(() => copyStore(this.#connections.instance, this.#folder, this.#parts, folder));
    return true;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#writing.idle();
    await this.#sealing.idle();
    const { instance, ...connections } = this.#connections;
    for (const connection of Object.values(connections)) connection.closeSync();
    instance.closeSync();
  }

  get #hot(): Part {
    return this.#parts.at(-1)!;
  }

  /** The list on disk does not say how far hot parts have come. */
  async #listAnew(): Promise<void> {
    const hot = new Map(this.#parts.filter(({ level }) => level === HOT_LEVEL).map((part) => [part.id, part]));
    const listed = await listParts(this.#connections.writer);
    this.#parts = listed.map((part) => hot.get(part.id) ?? part);
  }

  async #read<T>(query: (stored: Stored) => Promise<T>): Promise<T> {
    const reading = query({ parts: this.#parts, lastRolledUp: this.#lastRolledUp });
    this.#reading.add(reading);
    return reading.finally(() => this.#reading.delete(reading));
  }

  /** On a connection of its own: rows are streamed, and the next query of a connection ends its stream. */
  async #readBuckets(series: Series, stored: Stored, query: BucketQuery): Promise<Bucket[]> {
    const connection = await this.#connections.instance.connect();
    try {
      return await readBuckets(connection, series, stored, query);
    } finally {
      connection.closeSync();
    }
  }

  async #closeHot(): Promise<void> {
    this.#parts = [...this.#parts, await addHotPart(this.#connections.writer, this.#nextId++, this.#parts)];
    this.#maintainSoon();
  }

  #maintainSoon(): void {
    this.#sealing.run(() => this.#maintain()).catch(this.#onError);
  }

  async #maintain(): Promise<void> {
    for (let next; !this.#closed && (next = chooseMerge(this.#parts, this.#hot));)
      await this.#seal(next.parts, next.level);
  }

  /** Hot parts lie in memory: they are sealed while a long merge goes on. */
  async #sealClosedHot(): Promise<void> {
    const isClosedHot = (part: Part) => part.level === HOT_LEVEL && part !== this.#hot;
    for (let hot; (hot = this.#parts.find(isClosedHot));) await this.#seal([hot], HOT_LEVEL + 1);
  }

  async #seal(parts: readonly Part[], level: number): Promise<void> {
    const { sealer, writer } = this.#connections;
    const sealed = { id: this.#nextId++, level };
    try {
      const isMerge = parts.every((part) => part.level !== HOT_LEVEL);
      const between = isMerge ? () => this.#sealClosedHot() : undefined;
      await writeSealed(sealer, this.#folder, parts, sealed, { sliceRows: this.#sliceRows, between });
    } catch (error) {
      await removeParts(sealer, this.#folder, [sealed]).catch(() => undefined);
      throw error;
    }
    await this.#writing.run(async () => {
      await replaceListed(writer, parts, sealed);
      await this.#listAnew();
    });
    // Of nothing there is no part.
    const isEmpty = !this.#parts.some(({ id }) => id === sealed.id);
    await this.#forget(isEmpty ? [...parts, sealed] : parts);
  }

  /** Takes parts off the disk that are listed no more, after those who chose them have read them to the end. */
  async #forget(parts: readonly Pick<Part, 'id' | 'level'>[]): Promise<void> {
    const { writer } = this.#connections;
    await Promise.allSettled(this.#reading);
    await this.#writing.run(async () => {
      await removeParts(writer, this.#folder, parts);
      if (await this.#isTimeToCheckpoint()) await writer.run('CHECKPOINT');
    });
  }

  /** Rows that will soon be sealed need not be written to the main file as well, unless its log becomes long to replay. */
  async #isTimeToCheckpoint(): Promise<boolean> {
    const isSealing = this.#parts.some((part) => part.level === HOT_LEVEL && part !== this.#hot);
    if (!isSealing && this.#hot.sampleCount < this.#sealRows / 10) return true;
    const log = await stat(join(this.#folder, `${MAIN_FILE}.wal`)).catch(() => undefined);
    return (log?.size ?? 0) > LONGEST_LOG_BYTES;
  }
}

/** Makes the part that takes rows from now on. */
export async function addHotPart(writer: DuckDBConnection, id: number, parts: readonly Part[]): Promise<Part> {
  const rank = Math.max(0, ...parts.map((part) => part.rank)) + 1;
  await writer.run('BEGIN');
  await writer.run(`CREATE TABLE ${tableOf({ id, level: HOT_LEVEL })} (${PART_COLUMNS})`);
  await writer.run(`INSERT INTO part (id, rank, level) VALUES (${id}, ${rank}, ${HOT_LEVEL})`);
  await writer.run('COMMIT');
  return { id, rank, level: HOT_LEVEL, firstTime: Infinity, lastTime: -Infinity, sampleCount: 0 };
}
