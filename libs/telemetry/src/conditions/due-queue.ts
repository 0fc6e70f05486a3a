interface Entry<T> {
  readonly dueAt: number;
  readonly item: T;
}

/** What falls due when, earliest first (a binary heap). */
export class DueQueue<T> {
  readonly #entries: Entry<T>[] = [];

  /** When the next one is due. */
  get nextDueAt(): number {
    return this.#entries[0]?.dueAt ?? Infinity;
  }

  push(dueAt: number, item: T): void {
    const entries = this.#entries;
    let at = entries.push({ dueAt, item }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (entries[parent]!.dueAt <= dueAt) break;
      entries[at] = entries[parent]!;
      at = parent;
    }
    entries[at] = { dueAt, item };
  }

  /** The earliest, when it is due by now. */
  popDue(now: number): T | undefined {
    const first = this.#entries[0];
    if (!first || first.dueAt > now) return undefined;
    const last = this.#entries.pop()!;
    if (this.#entries.length > 0) this.#sink(last);
    return first.item;
  }

  #sink(entry: Entry<T>): void {
    const entries = this.#entries;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= entries.length) break;
      if (child + 1 < entries.length && entries[child + 1]!.dueAt < entries[child]!.dueAt) child++;
      if (entries[child]!.dueAt >= entry.dueAt) break;
      entries[at] = entries[child]!;
      at = child;
    }
    entries[at] = entry;
  }
}
