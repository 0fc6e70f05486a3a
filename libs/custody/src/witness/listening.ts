/** Longer without a look, and it was we who were away. */
const OWN_ABSENCE_MS = 60_000;

/** Since when each gateway listens without a break, as far as this process has seen. */
export class Listening {
  readonly #since = new Map<string, number>();
  #lookedAt = -Infinity;

  /** @param gateways those that have shown themselves lately */
  look(gateways: readonly string[], now: number): void {
    if (now - this.#lookedAt > OWN_ABSENCE_MS) this.#since.clear();
    this.#lookedAt = now;
    for (const gateway of this.#since.keys()) if (!gateways.includes(gateway)) this.#since.delete(gateway);
    for (const gateway of gateways) if (!this.#since.has(gateway)) this.#since.set(gateway, now);
  }

  since(gateway: string | null): number | undefined {
    return gateway === null ? undefined : this.#since.get(gateway);
  }
}
