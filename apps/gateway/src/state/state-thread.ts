import type { FeedEvents, LogSource, RunningFeed } from '#telemetry/feed/feed';
import { besideModule, FeedingThread } from '#telemetry/thread/feeding-thread';
import type { FeedCalls } from '#telemetry/thread/messages';
import type { Logger } from 'pino';

import type { Counters } from '../counters.ts';
import type { Tally } from './tally.ts';

/** What the thread is started with. */
export interface StateThreadOptions {
  readonly databaseUrl: string;
  /** Whose log it is. */
  readonly gateway: string;
}

export type StateNews =
  { readonly tally: Tally } | { readonly warning: { readonly error: Error; readonly text: string } };

/** The latest state, the rules and the running hours of the fleet, and the feed of the database, on a thread of their own. */
export class StateThread {
  readonly #thread: FeedingThread<FeedCalls, StateNews>;
  readonly #counters: Counters;
  readonly #logger: Logger;

  private constructor(options: StateThreadOptions, counters: Counters, logger: Logger) {
    this.#counters = counters;
    this.#logger = logger;
    this.#thread = new FeedingThread({
      name: 'state',
      file: besideModule(import.meta.url, 'state-worker'),
      workerData: options,
      onNews: (news) => this.#hear(news),
    });
  }

  /** Loads what stood before the start; rejects when the database does not answer. */
  static async start(options: StateThreadOptions, counters: Counters, logger: Logger): Promise<StateThread> {
    const thread = new StateThread(options, counters, logger);
    await thread.appliedPosition();
    return thread;
  }

  appliedPosition(): Promise<number> {
    return this.#thread.call<number>('appliedPosition');
  }

  follow(log: LogSource & { readonly folder: string }, position: number, events: FeedEvents): Promise<RunningFeed> {
    return this.#thread.follow(log, position, events);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  #hear(news: StateNews): void {
    if ('warning' in news) return this.#logger.warn({ err: news.warning.error }, news.warning.text);
    const { samples, quarantined } = news.tally;
    for (const [arrival, count] of Object.entries(samples)) this.#counters.samples.inc({ arrival }, count);
    for (const [reason, count] of Object.entries(quarantined)) this.#counters.quarantined.inc({ reason }, count);
  }
}
