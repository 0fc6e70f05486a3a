import type { LogRecord } from '../log/read-segment.ts';
import type { LogSource } from './log-source.ts';

/** So much waits that a store needs seconds for it. */
export const BEHIND_BYTES = 2 * 1024 * 1024;
/** More than this between two turns is a flood: it would cost the backlog too much, and waits like the rest. */
export const SHARE_BYTES = 256 * 1024;

/**
 * While a backlog is applied, what comes meanwhile is shown ahead of it, in turns with the batches of the backlog. It
 * comes again in its order, by which alone positions move: what is shown here is nowhere remembered (decision 0015).
 */
export class Preview {
  readonly #log: LogSource;
  readonly #show: (records: readonly LogRecord[]) => Promise<void>;
  /** Up to where it was shown, or passed over. */
  #shown: number | undefined;

  constructor(log: LogSource, show: (records: readonly LogRecord[]) => Promise<void>) {
    this.#log = log;
    this.#show = show;
  }

  /** @param applied position behind what the store holds in order */
  async turn(applied: number): Promise<void> {
    const { end } = this.#log;
    const from = this.#shown;
    this.#shown = end - applied < BEHIND_BYTES ? undefined : end;
    if (from === undefined || this.#shown === undefined || from === end || end - from > SHARE_BYTES) return;
    const { records, next } = await this.#log.read(from, SHARE_BYTES);
    this.#shown = next;
    await this.#show(records);
  }
}
