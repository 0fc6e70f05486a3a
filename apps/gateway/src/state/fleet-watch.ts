import { loadActiveAlarms } from '#custody/alarms/load-active-alarms';
import { loadHours } from '#custody/hours/load-hours';
import { followWatchedPieces } from '#custody/register/follow-watched-pieces';
import { loadRules } from '#custody/rules/load-rules';
import { FROM_THE_START, type Watermark } from '#custody/watermark';
import type { Database } from '#database/connection';
import { FAMILIES } from '#telemetry/catalogue/families';
import type { LogEntry } from '#telemetry/codec/log-entry';
import type { Verdict } from '#telemetry/codec/verdict';
import { Conditions } from '#telemetry/conditions/conditions';
import type { WatchedPiece } from '#telemetry/conditions/rule';
import { RunningHours } from '#telemetry/hours/running-hours';
import type { Sample } from '#telemetry/sample';
import type { Arrival, CurrentValue } from '#telemetry/state/current-values';

const RUNNING_WHEN = new Map(FAMILIES.map(({ code, runningWhen }) => [code, runningWhen]));

/** The rules and the running hours of the fleet, as the database has them, held against what the log says. */
export class FleetWatch {
  readonly #database: Database;
  readonly #conditions: Conditions;
  readonly #hours: RunningHours;
  #watermark: Watermark = FROM_THE_START;
  #rulesAsked = '';
  #isOutdated = true;

  private constructor(database: Database, conditions: Conditions, hours: RunningHours) {
    this.#database = database;
    this.#conditions = conditions;
    this.#hours = hours;
  }

  /** Takes over what stood before the start, so that nothing is raised twice. */
  static async load(database: Database, known: readonly CurrentValue[], now: number): Promise<FleetWatch> {
    const conditions = new Conditions(now, await loadActiveAlarms(database));
    const watch = new FleetWatch(database, conditions, new RunningHours(await loadHours(database)));
    await watch.refresh([], now);
    conditions.restore(known);
    return watch;
  }

  /** Rules or pieces may have changed: they are read before the next batch. */
  outdate(): void {
    this.#isOutdated = true;
  }

  /** Learns what has changed, and the pieces that are heard for the first time. */
  async refresh(assetCodes: readonly string[], now: number): Promise<void> {
    const unknown = new Set(assetCodes.filter((code) => !this.#conditions.knows(code)));
    if (!this.#isOutdated && unknown.size === 0) return;
    const rules = await loadRules(this.#database);
    const { pieces, watermark } = await followWatchedPieces(this.#database, this.#watermark, [...unknown]);
    this.#isOutdated = false;
    this.#watermark = watermark;
    const asked = JSON.stringify(rules);
    if (asked !== this.#rulesAsked) this.#conditions.setRules(rules, now);
    this.#rulesAsked = asked;
    for (const { piece, heardAt } of pieces) this.#setPiece(piece, heardAt, now);
  }

  /** A message, before its samples: time has come so far. */
  hear({ assetCode, receivedAt }: LogEntry, { connection, events }: Verdict): void {
    this.#conditions.advance(receivedAt);
    if (connection === 'online') this.#conditions.hear(assetCode, receivedAt);
    for (const event of events) this.#conditions.observeEvent(assetCode, event, receivedAt);
  }

  observe(sample: Sample, arrival: Arrival, receivedAt: number): void {
    this.#conditions.observe(sample, arrival, receivedAt);
    this.#hours.observe(sample, arrival);
  }

  /** Nothing was heard until now. */
  advance(now: number): void {
    this.#conditions.advance(now);
  }

  takeChanges() {
    return { alarms: this.#conditions.takeChanges(), hours: this.#hours.takeChanges() };
  }

  #setPiece(piece: WatchedPiece, heardAt: number | undefined, now: number): void {
    if (this.#conditions.setPiece(piece, heardAt, now)) this.#hours.setPiece(piece, RUNNING_WHEN.get(piece.family));
  }
}
