/** How many messages a device may still send now: grows by the rate, up to what a second brings. */
export class Allowance {
  readonly #perSecond: number;
  #left: number;
  #asOf: number;

  /** @param perSecond 0 = no limit */
  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
    this.#asOf = now;
  }

  take(messages: number): void {
    this.#left -= messages;
  }

  /** How long the device must pause, in ms; 0 when it may go on. What it sent in one go too many it waits out. */
  pauseMs(now: number): number {
    if (this.#perSecond === 0) return 0;
    this.#left = Math.min(this.#perSecond, this.#left + ((now - this.#asOf) * this.#perSecond) / 1_000);
    this.#asOf = now;
    return this.#left > 0 ? 0 : Math.ceil(((1 - this.#left) * 1_000) / this.#perSecond);
  }
}
