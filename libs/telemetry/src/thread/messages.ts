import type { Metric } from '../catalogue/metric.ts';

/** The calls by which a thread feeds its store from the log, each with its arguments. */
export interface FeedCalls {
  appliedPosition: [];
  /** What was added to the catalogue or changed in it: judged by from now on. */
  putMetrics: [metrics: readonly Metric[]];
  /** Follows the log in this folder from this position; its durable end is kept in the shared memory. */
  startFeed: [logFolder: string, position: number, end: SharedArrayBuffer];
  stopFeed: [];
  close: [];
}

export interface ThreadRequest {
  readonly id: number;
  readonly call: string;
  readonly args: readonly unknown[];
}

export type ThreadMessage<News> =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: Error }
  | { readonly kind: 'applied'; readonly position: number }
  | { readonly kind: 'failed'; readonly error: Error; readonly retryMs: number | undefined }
  /** Nobody asked, but the main thread should know. */
  | { readonly kind: 'news'; readonly news: News };
