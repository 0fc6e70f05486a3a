import type { DeviceEvent } from '../codec/verdict.ts';
import type { Sample } from '../sample.ts';
import { isStale, type Arrival, type CurrentValue } from '../state/current-values.ts';
import { AlarmLedger, type AlarmChanges, type PendingCondition, type RaisedAlarm } from './alarm-changes.ts';
import { DEVICE_RULE, FaultAlarms } from './fault-alarms.ts';
import { PieceConditions } from './piece-conditions.ts';
import { RuleBook, type RulePlan } from './rule-book.ts';
import type { Rule, WatchedPiece } from './rule.ts';
import { HeardPiece, SilenceWatch } from './silence-watch.ts';

/** A backlog has ended when nothing more of it has come for so long. */
const BACKLOG_PAUSE_MS = 3_000;

interface Watched {
  readonly conditions: PieceConditions;
  /** Undefined until the piece was heard for the first time. */
  readonly heard: HeardPiece | undefined;
}

/** A piece as the database has it. */
export interface StoredPiece {
  readonly assetCode: string;
  /** The active ones. */
  readonly alarms: readonly RaisedAlarm[];
  readonly pending: readonly PendingCondition[];
  readonly values: readonly CurrentValue[];
  readonly heardAt: number | undefined;
}

/** Turns what is heard of the fleet into alarms, by rules. Knows no clock: server time comes in as an argument. */
export class Conditions {
  readonly #ledger = new AlarmLedger();
  readonly #watched = new Map<string, Watched>();
  readonly #silence: SilenceWatch;
  readonly #faults: FaultAlarms;
  readonly #waiting = new Set<PieceConditions>();
  /** Alarms of before the start, until their piece is known. */
  readonly #stored: Map<string, RaisedAlarm[]>;
  readonly #storedSince = new Map<string, ReadonlyMap<string, number>>();
  #book = new RuleBook([]);
  #last: { assetCode: string; watched: Watched } | undefined;

  /**
   * @param startedAt server time, ms since the epoch
   * @param active the alarms that are active in the database
   * @param pending what held before without an alarm
   */
  constructor(startedAt: number, active: readonly RaisedAlarm[] = [], pending: readonly PendingCondition[] = []) {
    this.#silence = new SilenceWatch(startedAt);
    const [faults, others] = partition(active, ({ rule }) => rule === DEVICE_RULE);
    this.#faults = new FaultAlarms(this.#ledger, faults);
    this.#stored = Map.groupBy(others, ({ assetCode }) => assetCode);
    for (const [assetCode, conditions] of Map.groupBy(pending, ({ assetCode }) => assetCode)) {
      this.#storedSince.set(assetCode, sinceByRule(conditions));
    }
  }

  /** Other rules. What is raised stays one alarm, and is cleared when no rule asks for it any more. */
  setRules(rules: readonly Rule[], now: number): void {
    this.#book = new RuleBook(rules);
    for (const { conditions, heard } of this.#watched.values()) {
      const plan = this.#book.planFor(conditions.piece);
      if (!isSamePlan(plan, conditions.plan)) this.#watch(conditions.piece, plan, heard?.heardAt, now);
    }
  }

  knows(assetCode: string): boolean {
    return this.#watched.has(assetCode);
  }

  /** A piece of the register; false when it is known as it is. */
  setPiece(piece: WatchedPiece, heardAt: number | undefined, now: number): boolean {
    const known = this.#watched.get(piece.assetCode);
    if (known && isSamePiece(known.conditions.piece, piece)) return false;
    this.#watch(piece, this.#book.planFor(piece), known?.heard?.heardAt ?? heardAt, now);
    return true;
  }

  /** The current values of before the start: what holds since then goes on holding. */
  restore(values: Iterable<CurrentValue>): void {
    for (const value of values) {
      const conditions = this.#watched.get(value.assetCode)?.conditions;
      if (conditions?.restore(value, isStale(value.time, value.receivedAt))) this.#waiting.add(conditions);
    }
  }

  /** Whether another gateway hears the piece: then what time alone brings is for that one to say. */
  setElsewhere(assetCode: string, isElsewhere: boolean): void {
    this.#silence.setElsewhere(assetCode, isElsewhere);
  }

  /** What another gateway has made of the piece meanwhile takes the place of what is known of it here. */
  replace({ assetCode, alarms, pending, values, heardAt }: StoredPiece, now: number): void {
    const [faults, others] = partition(alarms, ({ rule }) => rule === DEVICE_RULE);
    this.#faults.replace(assetCode, faults);
    const watched = this.#watched.get(assetCode);
    this.#stored.set(assetCode, [...others]);
    this.#storedSince.set(assetCode, sinceByRule(pending));
    if (!watched) return;
    this.#forget(watched);
    this.#watched.delete(assetCode);
    this.#watch(watched.conditions.piece, watched.conditions.plan, heardAt, now);
    this.restore(values);
  }

  /** An accepted message of the piece. */
  hear(assetCode: string, receivedAt: number): void {
    const watched = this.#find(assetCode);
    if (!watched) return;
    if (watched.heard) this.#silence.hear(watched.heard, receivedAt);
    else this.#watchSilence(watched.conditions, receivedAt);
  }

  /** A sample after it was held against the current value. Looks the rules up once for each series. */
  observe(sample: Sample, arrival: Arrival, receivedAt: number): void {
    if (arrival === 'repeated') return;
    const conditions = this.#find(sample.assetCode)?.conditions;
    if (conditions?.observe(sample, arrival, receivedAt)) this.#waiting.add(conditions);
  }

  observeEvent(assetCode: string, event: DeviceEvent, receivedAt: number): void {
    this.#faults.observe(assetCode, event, receivedAt);
  }

  /** Server time has come so far, and everything received before it was observed. */
  advance(now: number): void {
    this.#silence.advance(now);
    for (const conditions of this.#waiting) {
      if (this.#silence.isElsewhere(conditions.piece.assetCode)) continue;
      let waits = false;
      for (const slot of conditions.waitingSlots()) {
        if (now - slot.deferredAt! < BACKLOG_PAUSE_MS) waits = true;
        else slot.endBacklog();
      }
      if (!waits) this.#waiting.delete(conditions);
    }
  }

  /** What has changed since the last call, to be stored before anything more is observed. */
  takeChanges(): AlarmChanges {
    return this.#ledger.take();
  }

  #watch(piece: WatchedPiece, plan: RulePlan, heardAt: number | undefined, now: number): void {
    const { assetCode } = piece;
    const before = this.#watched.get(assetCode);
    const alarms = before ? alarmsOf(before) : (this.#stored.get(assetCode) ?? []);
    this.#stored.delete(assetCode);
    if (before) this.#forget(before);
    const silent = new Set(piece.underground ? plan.silent.map(({ id }) => id) : []);
    const [kept, orphaned] = partition(alarms, ({ rule }) => plan.ids.has(rule) && !silent.has(rule));
    const isOurs = !this.#silence.isElsewhere(assetCode);
    for (const alarm of isOurs ? orphaned : []) this.#ledger.clear(alarm, Math.max(now, alarm.raisedAt));
    const active = new Map(kept.map((alarm) => [alarm.rule, alarm]));
    // Under another plan whatever held begins anew.
    const since = before ? undefined : this.#storedSince.get(assetCode);
    this.#storedSince.delete(assetCode);
    const conditions = new PieceConditions(piece, plan, this.#ledger, active, since);
    this.#watched.set(assetCode, { conditions, heard: undefined });
    this.#last = undefined;
    if (heardAt !== undefined) this.#watchSilence(conditions, heardAt);
  }

  #forget({ conditions, heard }: Watched): void {
    if (heard) heard.dropped = true;
    this.#waiting.delete(conditions);
  }

  #watchSilence(conditions: PieceConditions, heardAt: number): void {
    const { piece, plan } = conditions;
    const rules = piece.underground ? [] : plan.silent;
    const heard = new HeardPiece(piece, rules, (rule) => conditions.openSlot(rule), heardAt);
    this.#silence.watch(heard);
    this.#watched.set(piece.assetCode, { conditions, heard });
    this.#last = undefined;
  }

  /** Samples of one message come in a row. */
  #find(assetCode: string): Watched | undefined {
    if (this.#last?.assetCode === assetCode) return this.#last.watched;
    const watched = this.#watched.get(assetCode);
    if (watched) this.#last = { assetCode, watched };
    return watched;
  }
}

function alarmsOf({ conditions, heard }: Watched): RaisedAlarm[] {
  const silent = heard?.conditions.map(({ slot }) => slot.active) ?? [];
  return [...conditions.activeAlarms(), ...silent.filter((alarm) => alarm !== undefined)];
}

function sinceByRule(pending: readonly PendingCondition[]): ReadonlyMap<string, number> {
  return new Map(pending.flatMap(({ rule, since }) => (since === undefined ? [] : [[rule, since] as const])));
}

function isSamePlan(one: RulePlan, other: RulePlan): boolean {
  if (one.ids.size !== other.ids.size) return false;
  return [...one.ids.values()].every(({ id, changedAt }) => other.ids.get(id)?.changedAt === changedAt);
}

function isSamePiece(one: WatchedPiece, other: WatchedPiece): boolean {
  const { family, reportingIntervalSeconds, underground, reachedBy } = one;
  if (family !== other.family || underground !== other.underground) return false;
  return reportingIntervalSeconds === other.reportingIntervalSeconds && isSameSet(reachedBy, other.reachedBy);
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((item) => other.has(item));
}

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}
