import type { DatabaseLimits } from '#database/connection';
import type { Metric } from '#telemetry/catalogue/metric';
import type { FeedEvents, LogSource, RunningFeed } from '#telemetry/feed/feed';
import { besideModule, FeedingThread } from '#telemetry/thread/feeding-thread';
import type { FeedCalls } from '#telemetry/thread/messages';

import type { Counters } from '../counters.ts';
import type { Tally } from './tally.ts';

/** What the thread is started with. */
export interface StateThreadOptions {
  readonly databaseUrl: string;
  readonly databaseLimits: DatabaseLimits;
  /** Whose log it is. */
  readonly gateway: string;
}

/** The latest state, the rules and the running hours of the fleet, and the feed of the database, on a thread of their own. */
export class StateThread {
  readonly #thread: FeedingThread<FeedCalls, Tally>;
  readonly #counters: Counters;

  private constructor(options: StateThreadOptions, counters: Counters) {
    this.#counters = counters;
    this.#thread = new FeedingThread({
      name: 'state',
      file: besideModule(import.meta.url, 'state-worker'),
      workerData: options,
      onNews: (tally) => this.#count(tally),
    });
  }

  /** Loads what stood before the start; rejects when the database does not answer. */
  static async start(options: StateThreadOptions, counters: Counters): Promise<StateThread> {
    const thread = new StateThread(options, counters);
    await thread.appliedPosition();
    return thread;
  }

  appliedPosition(): Promise<number> {
    return this.#thread.call<number>('appliedPosition');
  }

  /** Judges by these from now on. */
  putMetrics(metrics: readonly Metric[]): Promise<void> {
    return this.#thread.call('putMetrics', metrics);
  }

  follow(log: LogSource & { readonly folder: string }, position: number, events: FeedEvents): Promise<RunningFeed> {
    return this.#thread.follow(log, position, events);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  #count({ samples, quarantined, takenOver }: Tally): void {
    this.#counters.takenOver.inc(takenOver);
    for (const [arrival, count] of Object.entries(samples)) this.#counters.samples.inc({ arrival }, count);
    for (const [reason, count] of Object.entries(quarantined)) this.#counters.quarantined.inc({ reason }, count);
  }
}
