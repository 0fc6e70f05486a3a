/** Runs one piece of work after the other. */
export class Lane {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Waits for all that was given. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
