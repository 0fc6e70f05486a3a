import type { Metric } from '../catalogue/metric.ts';
import type { FeedEvents, LogSource, RunningFeed } from '../feed/feed.ts';
import type { RefusedSample } from '../store/influxdb/write-samples.ts';
import type { StoreChoice, StoreEvents } from '../store/open-store.ts';
import type { Bucket, BucketQuery, RawPoint, RawQuery, StoreUsage, TelemetryReader } from '../store/telemetry-store.ts';
import { besideModule, FeedingThread } from './feeding-thread.ts';
import type { FeedCalls } from './messages.ts';

/** What the thread is started with. */
export interface TelemetryThreadOptions {
  readonly store: StoreChoice;
}

export interface KnownMetric {
  readonly assetCode: string;
  readonly metric: string;
}

/** Beside feeding, what the store's methods of these names do. */
export interface TelemetryCalls extends FeedCalls {
  readRaw: [RawQuery];
  readBuckets: [BucketQuery];
  expire: [before: number];
  usage: [];
  /** Names that pieces have sent already: they do not count as new ones. */
  knowMetrics: [readonly KnownMetric[]];
  /** What was told as refused is safe. */
  refusedKept: [];
}

export type TelemetryNews = { readonly backgroundError: Error } | { readonly refused: readonly RefusedSample[] };

/** The telemetry store and its feed on a thread of their own. One thread owns the store; everybody reads through it. */
export class TelemetryThread implements TelemetryReader {
  readonly #thread: FeedingThread<TelemetryCalls, TelemetryNews>;
  readonly #events: StoreEvents;

  private constructor(options: TelemetryThreadOptions, events: StoreEvents) {
    this.#events = events;
    this.#thread = new FeedingThread({
      name: 'telemetry',
      file: besideModule(import.meta.url, 'telemetry-worker'),
      workerData: options,
      onNews: (news) => void this.#hear(news),
    });
  }

  /** Opens the store; rejects with what the store says when it cannot be opened. */
  static async start(options: TelemetryThreadOptions, events: StoreEvents): Promise<TelemetryThread> {
    const thread = new TelemetryThread(options, events);
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

  usage(): Promise<StoreUsage> {
    return this.#thread.call<StoreUsage>('usage');
  }

  /** Judges the history by these from now on. */
  putMetrics(metrics: readonly Metric[]): Promise<void> {
    return this.#thread.call('putMetrics', metrics);
  }

  /** Told before it follows a log: names that pieces have sent already do not count as new ones. */
  knowMetrics(known: readonly KnownMetric[]): Promise<void> {
    return this.#thread.call('knowMetrics', known);
  }

  follow(log: LogSource & { readonly folder: string }, position: number, events: FeedEvents): Promise<RunningFeed> {
    return this.#thread.follow(log, position, events);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  async #hear(news: TelemetryNews): Promise<void> {
    if ('backgroundError' in news) return this.#events.onBackgroundError(news.backgroundError);
    await this.#events.keepRefused(news.refused);
    await this.#thread.call('refusedKept');
  }
}
