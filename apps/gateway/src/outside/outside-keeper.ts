import { setTimeout as delay } from 'node:timers/promises';

import { takeLease } from '#database/lease';
import type { DatabaseConnection } from '#database/connection';
import type { Logger } from 'pino';

import type { OutsideBroker } from './outside-broker.ts';

const LEASE_MS = 10_000;
const ASKED_EVERY_MS = 2_000;

export interface OutsideKeeperOptions {
  readonly database: Pick<DatabaseConnection, 'db'>;
  /** Of this gateway. */
  readonly holder: string;
  /** Of all gateways that hear the same broker under the same client id. */
  readonly lease: string;
  readonly logger: Logger;
  readonly open: () => OutsideBroker;
}

/** `standby`: another gateway hears it. `away`: this one should, and does not yet. */
export type OutsideStanding = 'heard' | 'standby' | 'away';

/**
 * One gateway hears the outside broker; the others stand by and follow within seconds when it is gone. While the database
 * is away nobody can take over, and whoever hears goes on.
 */
export class OutsideKeeper {
  readonly #options: OutsideKeeperOptions;
  readonly #stopping = new AbortController();
  #broker: OutsideBroker | undefined;
  #running: Promise<void> | undefined;

  constructor(options: OutsideKeeperOptions) {
    this.#options = options;
  }

  /** The broker, while this gateway is the one that hears it. */
  get broker(): OutsideBroker | undefined {
    return this.#broker;
  }

  get standing(): OutsideStanding {
    if (!this.#broker) return 'standby';
    return this.#broker.isHeard ? 'heard' : 'away';
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#leave();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { database, holder, lease, logger, open } = this.#options;
    while (!signal.aborted) {
      const isOurs = await takeLease(database.db, { name: lease, holder, ms: LEASE_MS }).catch((error: unknown) => {
        logger.warn({ err: error }, 'who hears the outside broker cannot be agreed on while the database is away');
        return this.#broker !== undefined;
      });
      if (isOurs && !this.#broker) {
        this.#broker = open();
        this.#broker.start();
      }
      if (!isOurs) await this.#leave();
      await delay(ASKED_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #leave(): Promise<void> {
    const broker = this.#broker;
    this.#broker = undefined;
    await broker?.stop();
  }
}
