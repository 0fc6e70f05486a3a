import { setTimeout as delay } from 'node:timers/promises';

import type { MetricLookup } from '../catalogue/catalogue.ts';
import { decodeLogEntry, type LogEntry } from '../codec/log-entry.ts';
import { decodeMessage } from '../codec/decode-message.ts';
import { refuse } from '../codec/refuse.ts';
import type { Verdict } from '../codec/verdict.ts';
import type { LogBatch } from '../log/read-log.ts';
import type { LogSource } from './log-source.ts';
import { Preview } from './preview.ts';

export type { LogSource };

export interface Heard {
  readonly entry: LogEntry;
  readonly verdict: Verdict;
}

export interface FeedEvents {
  /** The store holds everything up to the feed's position. */
  onApplied(): void;
  /** The store did not take a batch and is tried again, or, when `retryMs` is undefined, the feed has stopped. */
  onError(error: Error, retryMs: number | undefined): void;
}

/** A store that is fed from the log. */
export interface FeedTarget<Batch> {
  readonly name: string;
  /** Under load its batches begin at most this often, in a flood more rarely, so that each is worth its transaction. After a pause none waits. */
  readonly paceMs?: number;
  /** By which what was heard is judged. */
  readonly catalogue: MetricLookup;
  /** Learns what `build` will need of what was heard, or of nothing. Tried until it succeeds. */
  prepare?(heard: readonly Heard[]): Promise<void>;
  /** Shows what was heard ahead of its turn, while much waits before it. It is built and applied in its turn all the same. */
  preview?(heard: readonly Heard[]): Promise<void>;
  /** What is to be stored though nothing was heard. Asked with each `poke` while the store has applied the whole log. */
  idle?(position: number): Batch | undefined;
  /** Turns what was heard into what the store takes. Called once for each stretch of the log, in order. */
  build(heard: readonly Heard[], position: number): Batch;
  /**
   * Stores the batch and the position, both or neither. Called again with the same batch until it succeeds, or answers
   * `outdated`: what the batch was built on is no longer so. Then the stretch is prepared and built anew.
   */
  apply(batch: Batch): Promise<void | 'outdated'>;
}

export interface FeedHealth {
  readonly name: string;
  readonly position: number;
  readonly lagBytes: number;
  readonly error?: string;
}

export interface RunningFeed {
  readonly health: FeedHealth;
  stop(): Promise<void>;
}

const BYTES_A_BATCH = 1024 * 1024;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** A batch of so many messages is a flood: the next ones may grow larger still. */
const FLOOD_MESSAGES = 1_000;
const FLOOD_PACES = 4;

/** Carries the log into one store, in its order, from where the store stands. A store that is away is tried until it is back. */
export class Feed<Batch> implements RunningFeed {
  readonly #log: LogSource;
  readonly #target: FeedTarget<Batch>;
  readonly #preview: Preview;
  readonly #stopping = new AbortController();
  #position: number;
  #error: Error | undefined;
  #running: Promise<void> | undefined;
  #wake: () => void = () => undefined;
  #poked = false;

  constructor(log: LogSource, target: FeedTarget<Batch>, position: number) {
    this.#log = log;
    this.#target = target;
    this.#position = position;
    this.#preview = new Preview(log, async (records) => target.preview?.(this.#decode(records)));
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

  start(events: FeedEvents): void {
    this.#log.onMore(() => this.#wake());
    this.#running = this.#run(events).catch((error: unknown) => {
      this.#error = toError(error);
      events.onError(this.#error, undefined);
    });
  }

  /** Ends after the batch at hand; the rest waits in the log for the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#running;
  }

  /** Lets the target say what has become due with time, when the log says nothing. */
  poke(): void {
    this.#poked = true;
    this.#wake();
  }

  async #run(events: FeedEvents): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const startedAt = performance.now();
      // One that fails is a matter of the batch that follows.
      if (this.#target.preview) await this.#preview.turn(this.#position).catch(() => undefined);
      const { records, next } = await this.#log.read(this.#position, BYTES_A_BATCH);
      const isIdle = next === this.#position;
      if (isIdle && !this.#poked) {
        await this.#untilMore();
        continue;
      }
      this.#poked = false;
      const heard = this.#decode(records);
      if (!(await this.#untilDone(async () => this.#target.prepare?.(heard), events))) return;
      // While that was awaited more may have been heard: then it comes first.
      if (isIdle && this.#log.end > this.#position) continue;
      const batch = isIdle ? this.#target.idle?.(next) : this.#target.build(heard, next);
      if (batch === undefined) continue;
      let isOutdated = false;
      const store = async () => void (isOutdated = (await this.#target.apply(batch)) === 'outdated');
      if (!(await this.#untilDone(store, events))) return;
      if (isOutdated) {
        this.#poked = true;
        continue;
      }
      this.#position = next;
      events.onApplied();
      const isBehind = this.#log.end - next >= BYTES_A_BATCH;
      if (!isIdle && !isBehind) await this.#keepPace(startedAt, heard.length);
    }
  }

  #decode(records: LogBatch['records']): Heard[] {
    return records.map((record) => decode(record, this.#target.catalogue));
  }

  async #keepPace(startedAt: number, messages: number): Promise<void> {
    const { paceMs = 0 } = this.#target;
    const { signal } = this.#stopping;
    const periodMs = messages < FLOOD_MESSAGES ? paceMs : paceMs * FLOOD_PACES;
    const leftMs = startedAt + periodMs - performance.now();
    if (leftMs > 1) await delay(leftMs, undefined, { signal }).catch(() => undefined);
  }

  #untilMore(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#log.end > this.#position || this.#poked || this.#stopping.signal.aborted) resolve();
    });
  }

  /** False when the feed was stopped before it succeeded. */
  async #untilDone(work: () => Promise<void>, events: FeedEvents): Promise<boolean> {
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        await work();
        this.#error = undefined;
        return true;
      } catch (error) {
        this.#error = toError(error);
        events.onError(this.#error, retryMs);
        await delay(retryMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
        if (this.#stopping.signal.aborted) return false;
      }
    }
  }
}

/** A defect of a decoder must not end the feed of a whole fleet: the message is kept in the quarantine. */
function decodeSafely(entry: LogEntry, catalogue: MetricLookup): Verdict {
  try {
    return decodeMessage(entry, catalogue);
  } catch (error) {
    return refuse({ reason: 'undecodable', detail: toError(error).message });
  }
}

function decode({ body }: LogBatch['records'][number], catalogue: MetricLookup): Heard {
  const entry = decodeLogEntry(body);
  return { entry, verdict: decodeSafely(entry, catalogue) };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
