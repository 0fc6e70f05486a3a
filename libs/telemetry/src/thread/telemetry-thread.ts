import type { Metric } from '../catalogue/metric.ts';
import type { FeedEvents, LogSource, RunningFeed } from '../feed/feed.ts';
import type { DuckdbStoreOptions } from '../store/duckdb/open-duckdb-store.ts';
import type { Bucket, BucketQuery, RawPoint, RawQuery } from '../store/telemetry-store.ts';
import { besideModule, FeedingThread } from './feeding-thread.ts';
import type { FeedCalls } from './messages.ts';

/** What the thread is started with. */
export type TelemetryThreadOptions = Pick<DuckdbStoreOptions, 'folder' | 'sealRows'>;

/** Beside feeding, what the store's methods of these names do. */
export interface TelemetryCalls extends FeedCalls {
  readRaw: [RawQuery];
  readBuckets: [BucketQuery];
  expire: [before: number];
}

/** Background work of the store failed; it is tried again. */
export interface TelemetryNews {
  readonly backgroundError: Error;
}

/** The telemetry store and its feed on a thread of their own. One thread owns the database; everybody reads through it. */
export class TelemetryThread {
  readonly #thread: FeedingThread<TelemetryCalls, TelemetryNews>;

  private constructor(options: TelemetryThreadOptions, onBackgroundError: (error: Error) => void) {
    this.#thread = new FeedingThread({
      name: 'telemetry',
      file: besideModule(import.meta.url, 'telemetry-worker'),
      workerData: options,
      onNews: ({ backgroundError }) => onBackgroundError(backgroundError),
    });
  }

  /** Opens the store; rejects with what the store says when it cannot be opened. */
  static async start(
    options: TelemetryThreadOptions,
    onBackgroundError: (error: Error) => void,
  ): Promise<TelemetryThread> {
    const thread = new TelemetryThread(options, onBackgroundError);
    await thread.appliedPosition();
    return thread;
  }

  appliedPosition(): Promise<number> {
    return this.#thread.call<number>('appliedPosition');
  }

  readRaw(query: RawQuery): Promise<RawPoint[]> {
    return this.#thread.call<RawPoint[]>('readRaw', query);
  }

  readBuckets(query: BucketQuery): Promise<Bucket[]> {
    return this.#thread.call<Bucket[]>('readBuckets', query);
  }

  /** Lets go of readings from before this time, ms; see the store. */
  expire(before: number): Promise<number> {
    return this.#thread.call<number>('expire', before);
  }

  /** Judges the history by these from now on. */
  putMetrics(metrics: readonly Metric[]): Promise<void> {
    return this.#thread.call('putMetrics', metrics);
  }

  follow(log: LogSource & { readonly folder: string }, position: number, events: FeedEvents): Promise<RunningFeed> {
    return this.#thread.follow(log, position, events);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
