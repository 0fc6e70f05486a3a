/** How much the log may hold that a store has yet to apply. Past it nothing is acknowledged, and nothing is dropped. */
export interface LogBounds {
  /** Bytes on disk. */
  readonly maximumBytes: number;
  /** Age of the oldest record that a store has yet to apply, in ms. */
  readonly maximumAgeMs: number;
}

export const UNBOUNDED: LogBounds = { maximumBytes: Infinity, maximumAgeMs: Infinity };

/** How exactly ages are known. */
const MARK_EVERY_MS = 1_000;

interface Mark {
  /** Records that begin before this position are at least as old as `at`. */
  readonly end: number;
  readonly at: number;
}

/** Remembers about when what is not yet applied became durable. */
export class BacklogAge {
  readonly #now: () => number;
  #marks: { end: number; at: number }[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Everything up to `end` is durable since `at`, or since now. */
  written(end: number, at = this.#now()): void {
    const last = this.#marks.at(-1);
    if (last && at - last.at < MARK_EVERY_MS) last.end = end;
    else this.#marks.push({ end, at });
  }

  applied(position: number): void {
    const open = this.#marks.findIndex(({ end }: Mark) => end > position);
    this.#marks = open < 0 ? [] : this.#marks.slice(open);
  }

  /** In ms; 0 when all is applied. */
  get oldestMs(): number {
    const [oldest] = this.#marks;
    return oldest ? Math.max(0, this.#now() - oldest.at) : 0;
  }
}
