import type { Metric } from '../catalogue/metric.ts';
import type { DuckdbStoreOptions } from '../store/duckdb/open-duckdb-store.ts';
import type { BucketQuery, RawQuery } from '../store/telemetry-store.ts';

/** What the thread is started with. */
export type ThreadOptions = Pick<DuckdbStoreOptions, 'folder' | 'sealRows'>;

/** What the main thread asks, each with the arguments of the store's method of that name. */
export interface ThreadCalls {
  appliedPosition: [];
  readRaw: [RawQuery];
  readBuckets: [BucketQuery];
  expire: [before: number];
  /** What was added to the catalogue or changed in it. */
  putMetrics: [metrics: readonly Metric[]];
  /** Follows the log in this folder from this position; its durable end is kept in the shared memory. */
  startFeed: [logFolder: string, position: number, end: SharedArrayBuffer];
  stopFeed: [];
  close: [];
}

export type ThreadCall = keyof ThreadCalls;

export interface ThreadRequest {
  readonly id: number;
  readonly call: ThreadCall;
  readonly args: readonly unknown[];
}

export type ThreadMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: Error }
  | { readonly kind: 'applied'; readonly position: number }
  | { readonly kind: 'failed'; readonly error: Error; readonly retryMs: number | undefined }
  /** Background work of the store failed; it is tried again. */
  | { readonly kind: 'background'; readonly error: Error };
