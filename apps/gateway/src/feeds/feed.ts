import { setTimeout as delay } from 'node:timers/promises';

import { decodeLogEntry, type LogEntry } from '#telemetry/codec/log-entry';
import { decodeMessage } from '#telemetry/codec/decode-message';
import type { Verdict } from '#telemetry/codec/verdict';
import type { MessageLog } from '#telemetry/log/message-log';
import type { Logger } from 'pino';

export interface Heard {
  readonly entry: LogEntry;
  readonly verdict: Verdict;
}

/** A store that is fed from the log. */
export interface FeedTarget<Batch> {
  readonly name: string;
  /** Turns what was heard into what the store takes. Called once for each stretch of the log, in order. */
  build(heard: readonly Heard[], position: number): Batch;
  /** Stores the batch and the position, both or neither. Called again with the same batch until it succeeds. */
  apply(batch: Batch): Promise<void>;
}

export interface FeedHealth {
  readonly name: string;
  readonly position: number;
  readonly lagBytes: number;
  readonly error?: string;
}

const BYTES_A_BATCH = 1024 * 1024;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/** Carries the log into one store, in its order, from where the store stands. A store that is away is tried until it is back. */
export class Feed<Batch> {
  readonly #log: MessageLog;
  readonly #target: FeedTarget<Batch>;
  readonly #logger: Logger;
  readonly #stopping = new AbortController();
  #position: number;
  #error: Error | undefined;
  #running: Promise<void> | undefined;
  #wake: () => void = () => undefined;

  constructor(log: MessageLog, target: FeedTarget<Batch>, position: number, logger: Logger) {
    this.#log = log;
    this.#target = target;
    this.#position = position;
    this.#logger = logger.child({ feed: target.name });
  }

  /** Position behind what the store holds. */
  get position(): number {
    return this.#position;
  }

  get health(): FeedHealth {
    return {
      name: this.#target.name,
      position: this.#position,
      lagBytes: this.#log.end - this.#position,
      ...(this.#error && { error: this.#error.message }),
    };
  }

  start(onApplied: () => void): void {
    this.#log.on('synced', () => this.#wake());
    this.#running = this.#run(onApplied).catch((error: unknown) => {
      this.#error = error instanceof Error ? error : new Error(String(error));
      this.#logger.fatal({ err: this.#error }, 'feed stopped; the log keeps what it has not applied');
    });
  }

  /** Ends after the batch at hand; the rest waits in the log for the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#running;
  }

  async #run(onApplied: () => void): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const { records, next } = await this.#log.read(this.#position, BYTES_A_BATCH);
      if (next === this.#position) {
        await this.#untilMore();
        continue;
      }
      const heard = records.map(({ body }) => {
        const entry = decodeLogEntry(body);
        return { entry, verdict: decodeMessage(entry) };
      });
      if (!(await this.#applyUntilDone(this.#target.build(heard, next)))) return;
      this.#position = next;
      onApplied();
    }
  }

  #untilMore(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#log.end > this.#position || this.#stopping.signal.aborted) resolve();
    });
  }

  /** False when the feed was stopped before the store took the batch. */
  async #applyUntilDone(batch: Batch): Promise<boolean> {
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        await this.#target.apply(batch);
        this.#error = undefined;
        return true;
      } catch (error) {
        this.#error = error instanceof Error ? error : new Error(String(error));
        this.#logger.error({ err: this.#error, retryMs }, 'the store did not take the batch');
        await delay(retryMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
        if (this.#stopping.signal.aborted) return false;
      }
    }
  }
}
