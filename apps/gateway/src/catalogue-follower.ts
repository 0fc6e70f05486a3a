import { followCatalogue } from '#custody/catalogue/follow-catalogue';
import { FROM_THE_START, type Watermark } from '#custody/watermark';
import type { Database } from '#database/connection';
import { Catalogue } from '#telemetry/catalogue/catalogue';
import type { Metric } from '#telemetry/catalogue/metric';
import type { Logger } from 'pino';
import { setTimeout as delay } from 'node:timers/promises';

/** What is added or changed through the API is known here within a second. */
const LOOKS_EVERY_MS = 500;

/** Those who judge values are told, and answer when they have understood. */
type Listener = (metrics: readonly Metric[]) => Promise<void>;

/** Keeps the catalogue by which the feeds of this gateway judge values like the one in the database. */
export class CatalogueFollower {
  readonly #catalogue = new Catalogue();
  readonly #db: Database;
  readonly #logger: Logger;
  readonly #onLearnt: Listener;
  readonly #stopping = new AbortController();
  #watermark: Watermark = FROM_THE_START;
  #running: Promise<void> | undefined;

  constructor(db: Database, logger: Logger, onLearnt: Listener) {
    this.#db = db;
    this.#logger = logger;
    this.#onLearnt = onLearnt;
  }

  /** Learns all that was added, then follows it until `stop`. */
  async start(): Promise<void> {
    await this.#look();
    this.#running = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await delay(LOOKS_EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.#look();
      } catch (error) {
        this.#logger.warn({ err: error }, 'the catalogue could not be read; values are judged by the one known');
      }
    }
  }

  async #look(): Promise<void> {
    const { metrics, watermark } = await followCatalogue(this.#db, this.#watermark);
    const fresh = metrics.filter((metric) => !isSame(metric, this.#catalogue.findMetric(metric.name)));
    if (fresh.length > 0) await this.#onLearnt(fresh);
    this.#catalogue.put(fresh);
    this.#watermark = watermark;
  }
}

/** A row may come twice (decision 0004). */
function isSame(one: Metric, other: Metric | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
