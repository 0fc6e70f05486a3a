import { loadActiveAlarms } from '#custody/alarms/load-active-alarms';
import { loadPending } from '#custody/alarms/pending-conditions';
import { loadHours } from '#custody/hours/load-hours';
import type { HoursState } from '#telemetry/hours/running-hours';
import { followWatchedPieces } from '#custody/register/follow-watched-pieces';
import { loadRules } from '#custody/rules/load-rules';
import { FROM_THE_START, type Watermark } from '#custody/watermark';
import type { Database } from '#database/connection';
import { FAMILIES } from '#telemetry/catalogue/families';
import type { LogEntry } from '#telemetry/codec/log-entry';
import type { Verdict } from '#telemetry/codec/verdict';
import { Conditions, type StoredPiece } from '#telemetry/conditions/conditions';
import type { WatchedPiece } from '#telemetry/conditions/rule';
import { RunningHours } from '#telemetry/hours/running-hours';
import type { Sample } from '#telemetry/sample';
import type { Arrival, CurrentValue } from '#telemetry/state/current-values';

const RUNNING_WHEN = new Map(FAMILIES.map(({ code, runningWhen }) => [code, runningWhen]));

/** A piece as the database has it, and whose word about it counts. */
export interface ReloadedPiece extends StoredPiece {
  readonly hours: HoursState | undefined;
  readonly heldBy: string | null;
}

/** The rules and the running hours of the fleet, as the database has them, held against what the log says. */
export class FleetWatch {
  readonly #database: Database;
  readonly #conditions: Conditions;
  readonly #hours: RunningHours;
  readonly #gateway: string;
  #watermark: Watermark = FROM_THE_START;
  #rulesAsked = '';
  #isOutdated = true;

  private constructor(database: Database, gateway: string, conditions: Conditions, hours: RunningHours) {
    this.#database = database;
    this.#gateway = gateway;
    this.#conditions = conditions;
    this.#hours = hours;
  }

  /** Takes over what stood before the start, so that nothing is raised twice. */
  static async load(
    database: Database,
    gateway: string,
    known: readonly CurrentValue[],
    now: number,
  ): Promise<FleetWatch> {
    const conditions = new Conditions(now, await loadActiveAlarms(database), await loadPending(database));
    const watch = new FleetWatch(database, gateway, conditions, new RunningHours(await loadHours(database)));
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
    for (const { piece, heardAt, heldBy } of pieces) {
      if (!this.#conditions.knows(piece.assetCode)) this.#setElsewhere(piece.assetCode, heldBy);
      this.#setPiece(piece, heardAt, now);
    }
  }

  /** What another gateway has made of these pieces meanwhile takes the place of what is known of them here. */
  replace(pieces: readonly ReloadedPiece[], now: number): void {
    for (const { hours, heldBy, ...piece } of pieces) {
      this.#setElsewhere(piece.assetCode, heldBy);
      this.#conditions.replace(piece, now);
      this.#hours.replace(piece.assetCode, hours);
    }
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

  #setElsewhere(assetCode: string, heldBy: string | null): void {
    this.#conditions.setElsewhere(assetCode, heldBy !== null && heldBy !== this.#gateway);
  }

  #setPiece(piece: WatchedPiece, heardAt: number | undefined, now: number): void {
    if (this.#conditions.setPiece(piece, heardAt, now)) this.#hours.setPiece(piece, RUNNING_WHEN.get(piece.family));
  }
}
