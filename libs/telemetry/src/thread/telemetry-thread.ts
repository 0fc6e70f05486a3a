import { Worker } from 'node:worker_threads';

import type { Metric } from '../catalogue/metric.ts';
import type { FeedEvents, FeedHealth, LogSource, RunningFeed } from '../feed/feed.ts';
import type { Bucket, BucketQuery, RawPoint, RawQuery } from '../store/telemetry-store.ts';
import type { ThreadCall, ThreadCalls, ThreadMessage, ThreadOptions } from './messages.ts';
import { SharedEnd } from './shared-end.ts';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The telemetry store and the feed that fills it, on a thread of their own: decoding and storing the history leaves the
 * main thread to devices and people. One thread owns the database; everybody reads through it.
 */
export class TelemetryThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onBackgroundError: (error: Error) => void;
  #next = 0;
  #position = 0;
  #error: Error | undefined;
  #events: FeedEvents | undefined;
  #ended: Error | undefined;

  private constructor(options: ThreadOptions, onBackgroundError: (error: Error) => void) {
    this.#onBackgroundError = onBackgroundError;
    // Beside this file as source or built, whichever runs.
    const file = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
    this.#worker = new Worker(file, { workerData: options });
    this.#worker.on('message', (message: ThreadMessage) => this.#hear(message));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the telemetry store is closed')));
  }

  /** Opens the store; rejects with what the store says when it cannot be opened. */
  static async start(options: ThreadOptions, onBackgroundError: (error: Error) => void): Promise<TelemetryThread> {
    const thread = new TelemetryThread(options, onBackgroundError);
    await thread.appliedPosition();
    return thread;
  }

  appliedPosition(): Promise<number> {
    return this.#call<number>('appliedPosition');
  }

  readRaw(query: RawQuery): Promise<RawPoint[]> {
    return this.#call<RawPoint[]>('readRaw', query);
  }

  readBuckets(query: BucketQuery): Promise<Bucket[]> {
    return this.#call<Bucket[]>('readBuckets', query);
  }

  /** Lets go of readings from before this time, ms; see the store. */
  expire(before: number): Promise<number> {
    return this.#call<number>('expire', before);
  }

  /** Judges the history by these from now on. */
  putMetrics(metrics: readonly Metric[]): Promise<void> {
    return this.#call('putMetrics', metrics);
  }

  /** Feeds the store from the log from this position on. */
  async follow(
    log: LogSource & { readonly folder: string },
    position: number,
    events: FeedEvents,
  ): Promise<RunningFeed> {
    const end = new SharedEnd();
    end.position = log.end;
    log.onMore(() => (end.position = log.end));
    this.#position = position;
    this.#events = events;
    await this.#call('startFeed', log.folder, position, end.memory);
    const health = () => this.#health(log.end);
    return {
      get health() {
        return health();
      },
      stop: () => this.#call('stopFeed'),
    };
  }

  async close(): Promise<void> {
    this.#events = undefined;
    await this.#call('close');
    await this.#worker.terminate();
  }

  #health(logEnd: number): FeedHealth {
    return {
      name: 'telemetry',
      position: this.#position,
      lagBytes: logEnd - this.#position,
      ...(this.#error && { error: this.#error.message }),
    };
  }

  #call<Answer = void>(call: ThreadCall, ...args: ThreadCalls[ThreadCall]): Promise<Answer> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#worker.postMessage({ id, call, args });
    });
  }

  #hear(message: ThreadMessage): void {
    switch (message.kind) {
      case 'answer':
        return this.#take(message.id)?.resolve(message.answer);
      case 'refusal':
        return this.#take(message.id)?.reject(message.error);
      case 'applied':
        this.#position = message.position;
        this.#error = undefined;
        return this.#events?.onApplied();
      case 'failed':
        this.#error = message.error;
        return this.#events?.onError(message.error, message.retryMs);
      case 'background':
        return this.#onBackgroundError(message.error);
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  /** Nothing answers any more: whoever waits is told, and the feed counts as stopped. */
  #end(error: Error): void {
    if (this.#ended) return;
    this.#ended = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#error ??= error;
    this.#events?.onError(error, undefined);
  }
}
