import type { Quality, Sample, SampleValue } from '../sample.ts';

/** What one bucket of a series can be summarised to. Numbers only; `count` counts good readings of any type. */
export const AGGREGATES = ['min', 'max', 'mean', 'last', 'count'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export interface RawQuery {
  readonly assetCode: string;
  readonly metric: string;
  /** Half-open `[from, to)`, ms since the epoch, device time. */
  readonly from: number;
  readonly to: number;
  /** `good` leaves out everything that is not; `all` returns every reading with its quality. */
  readonly quality: 'good' | 'all';
  /** At most this many points, oldest first. */
  readonly limit: number;
}

export interface RawPoint {
  readonly time: number;
  readonly value: SampleValue | null;
  readonly quality: Quality;
}

export interface BucketQuery {
  readonly assetCode: string;
  readonly metric: string;
  /** Half-open `[from, to)`, ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Width of a bucket in ms; buckets are aligned to the epoch in UTC. */
  readonly everyMs: number;
  readonly aggregates: readonly Aggregate[];
}

/** Start of the bucket in ms, then one value for each aggregate asked for, in that order. */
export type Bucket = readonly [start: number, ...values: (SampleValue | null)[]];

/** What the store takes. */
export interface StoreUsage {
  readonly parts: number;
  readonly bytes: number;
}

/** The history as it is read. */
export interface TelemetryReader {
  readRaw(query: RawQuery): Promise<RawPoint[]>;
  /** Good readings only; empty buckets are left out. */
  readBuckets(query: BucketQuery): Promise<Bucket[]>;
  /**
   * Removes readings older than `before` (ms since the epoch), as far as the store can without rewriting, and keeps
   * their hours: least, greatest, mean, last and count, so that buckets of an hour and more go back further. Answers how
   * many parts went.
   */
  expire(before: number): Promise<number>;
  usage(): Promise<StoreUsage>;
  /**
   * Copies everything up to the applied position into a new folder while the store goes on. Answers false where the
   * history lies on a server of its own, which has its own ways.
   */
  copyTo(folder: string): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * The history of what machines said. Repeats are collapsed when read: of several readings of one piece, metric and
 * time the last received counts.
 */
export interface TelemetryStore extends TelemetryReader {
  /** The log position up to which everything is stored; 0 when nothing is. */
  appliedPosition(): Promise<number>;
  /**
   * Stores the samples, in the order received, and then moves the applied position: what it has passed is durable. The
   * same stretch of the log may come again and is the same.
   */
  append(samples: readonly Sample[], position: number): Promise<void>;
  /**
   * Shows samples ahead of their turn; they come again with `append`, and count as if they had not been here. Only a
   * store that makes one of repeated readings when they are written offers it.
   */
  preview?(samples: readonly Sample[]): Promise<void>;
}
