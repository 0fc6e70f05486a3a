import type { DeviceConnection } from './device-connection.ts';

/**
 * Devices take their turns: one after the other sends, evenly over time, instead of all at the beginning of an interval.
 * Only those whose turn it is are looked at; a fleet of 20,000 must not cost the generator a core.
 */
export class Turns {
  readonly #connections: readonly Pick<DeviceConnection, 'send'>[];
  readonly #ratePerMs: number;
  readonly #firstSequence: number;
  #taken = 0;

  constructor(
    connections: readonly Pick<DeviceConnection, 'send'>[],
    { ratePerSecond, firstSequence }: { readonly ratePerSecond: number; readonly firstSequence: number },
  ) {
    this.#connections = connections;
    this.#ratePerMs = ratePerSecond / 1_000;
    this.#firstSequence = firstSequence;
  }

  /** Lets everybody send whose turn has come within this time since the beginning. */
  sendUntil(elapsedMs: number): void {
    if (this.#ratePerMs === Infinity) {
      for (const connection of this.#connections) connection.send(Infinity);
      return;
    }
    const count = this.#connections.length;
    for (const due = Math.floor(elapsedMs * this.#ratePerMs); this.#taken < due; this.#taken += 1) {
      const round = Math.floor(this.#taken / count);
      this.#connections[this.#taken % count]!.send(this.#firstSequence + round + 1);
    }
  }
}
