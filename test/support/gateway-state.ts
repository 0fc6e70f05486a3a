import { enterGateway } from '#custody/state/hold-pieces';
import { loadCurrentValues } from '#custody/state/load-current-values';
import type { Database } from '#database/connection';
import { Catalogue } from '#telemetry/catalogue/catalogue';
import { decodeMessage } from '#telemetry/codec/decode-message';
import type { LogEntry } from '#telemetry/codec/log-entry';
import type { FeedTarget, Heard } from '#telemetry/feed/feed';

import { FleetWatch } from '#gateway/state/fleet-watch';
import { stateFeed, type JudgedStretch } from '#gateway/state/state-feed';

/** What one gateway makes of its log, stretch by stretch, without the log and the thread. The clock is the test's. */
export class GatewayState {
  readonly #target: FeedTarget<JudgedStretch>;
  readonly #catalogue = new Catalogue();
  #position = 0;
  takenOver = 0;
  now: number;

  private constructor(database: Database, name: string, now: number, known: Started) {
    this.now = now;
    this.#target = stateFeed({
      ...{ database, gateway: name, catalogue: this.#catalogue, ...known },
      count: (tally) => (this.takenOver += tally.takenOver),
      now: () => this.now,
    });
  }

  static async start(database: Database, name: string, now: number): Promise<GatewayState> {
    await enterGateway(database, name);
    const known = await loadCurrentValues(database);
    return new GatewayState(database, name, now, { known, watch: await FleetWatch.load(database, name, known, now) });
  }

  /** Judges what came and stores it. */
  async hear(...entries: LogEntry[]): Promise<void> {
    this.#position += 1;
    const heard = entries.map((entry) => this.#decode(entry));
    while ((await this.#judge(heard)) === 'outdated');
  }

  /** Nothing came until now. */
  async wait(now: number): Promise<void> {
    this.now = now;
    for (let outcome: unknown = 'outdated'; outcome === 'outdated';) {
      await this.#target.prepare!([]);
      const stretch = this.#target.idle!(this.#position);
      outcome = stretch && (await this.#target.apply(stretch));
    }
  }

  /** The same; the first time something else happens between judging and storing. */
  async hearWhile(entry: LogEntry, meanwhile: () => Promise<void>): Promise<void> {
    this.#position += 1;
    const heard = [this.#decode(entry)];
    for (let outcome = await this.#judge(heard, meanwhile); outcome === 'outdated';) outcome = await this.#judge(heard);
  }

  #decode(entry: LogEntry): Heard {
    return { entry, verdict: decodeMessage(entry, this.#catalogue) };
  }

  async #judge(heard: readonly Heard[], meanwhile?: () => Promise<void>): Promise<void | 'outdated'> {
    await this.#target.prepare!(heard);
    const stretch = this.#target.build(heard, this.#position);
    await meanwhile?.();
    return this.#target.apply(stretch);
  }
}

interface Started {
  readonly known: Awaited<ReturnType<typeof loadCurrentValues>>;
  readonly watch: FleetWatch;
}
