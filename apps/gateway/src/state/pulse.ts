import { RULES_CHANNEL } from '#custody/rules/wake-gateways';
import { Waker } from '#database/waker';

/** Rules that change one after the other are read together. */
const SHORTEST_PAUSE_MS = 50;
/** How late a silence may be noticed, and a changed rule when the call is lost. */
const LONGEST_PAUSE_MS = 500;

/** Beats as time goes on, and at once when rules have changed. */
export class Pulse {
  readonly #waker: Waker;
  readonly #beat: () => void;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(databaseUrl: string, beat: () => void) {
    this.#waker = new Waker(databaseUrl, RULES_CHANNEL);
    this.#beat = beat;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#waker.stop();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.#waker.pause(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
      if (!this.#stopped) this.#beat();
    }
  }
}
