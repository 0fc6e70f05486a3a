/** How far the log is durable, seen by two threads. The writer stores and wakes; the reader waits. */
export class SharedEnd {
  readonly memory: SharedArrayBuffer;
  readonly #cells: BigInt64Array;

  constructor(memory = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#cells = new BigInt64Array(memory);
  }

  get position(): number {
    return Number(Atomics.load(this.#cells, 0));
  }

  set position(position: number) {
    Atomics.store(this.#cells, 0, BigInt(position));
    Atomics.notify(this.#cells, 0);
  }

  /** Resolves once the position is another than `known`. */
  async changed(known: number): Promise<void> {
    const wait = Atomics.waitAsync(this.#cells, 0, BigInt(known));
    if (wait.async) await wait.value;
  }
}
