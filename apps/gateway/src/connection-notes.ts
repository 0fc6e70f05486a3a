import { MOST_KEPT, type Move } from '#custody/connections/add-moves';
import type { Logger } from 'pino';

const EVERY_MS = 1_000;
const DEVICES_AT_ONCE = 1_000;
/** While the database is away. Of further devices nothing is known until it is back. */
const MOST_DEVICES = 20_000;

export interface ConnectionNotesOptions {
  readonly gateway: string;
  readonly logger: Logger;
  readonly now: () => number;
  readonly write: (connected: ReadonlyMap<string, readonly Move[]>) => Promise<void>;
}

/** Writes down from where devices connect, a moment later and together: nobody who connects waits for it. */
export class ConnectionNotes {
  readonly #options: ConnectionNotesOptions;
  #waiting = new Map<string, Move[]>();
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ConnectionNotesOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#write(), EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
    await this.#write();
  }

  connected(assetCode: string, address: string, tookOver: boolean): void {
    const { gateway, now } = this.#options;
    const moves = this.#waiting.get(assetCode) ?? [];
    if (moves.at(-1)?.address === address) return;
    moves.push({ at: now(), address, gateway, tookOver });
    if (moves.length > MOST_KEPT) moves.shift();
    if (this.#waiting.size < MOST_DEVICES || this.#waiting.has(assetCode)) this.#waiting.set(assetCode, moves);
  }

  #write(): Promise<void> {
    this.#writing ??= this.#writeSome().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  async #writeSome(): Promise<void> {
    const some = new Map([...this.#waiting].slice(0, DEVICES_AT_ONCE));
    if (some.size === 0) return;
    for (const assetCode of some.keys()) this.#waiting.delete(assetCode);
    try {
      await this.#options.write(some);
    } catch (error) {
      for (const [assetCode, moves] of some)
        this.#waiting.set(assetCode, [...moves, ...(this.#waiting.get(assetCode) ?? [])].slice(-MOST_KEPT));
      this.#options.logger.warn({ err: error }, 'from where devices connect was not written down; it tries again');
    }
  }
}
