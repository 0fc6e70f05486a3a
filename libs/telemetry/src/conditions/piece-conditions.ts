import type { Sample } from '../sample.ts';
import type { Arrival, CurrentValue } from '../state/current-values.ts';
import type { AlarmLedger, RaisedAlarm } from './alarm-changes.ts';
import { AlarmSlot } from './alarm-slot.ts';
import type { Condition } from './condition.ts';
import { FrozenCondition } from './frozen-condition.ts';
import type { RulePlan } from './rule-book.ts';
import { silencePeriodMs, type Rule, type WatchedPiece } from './rule.ts';
import { ThresholdCondition } from './threshold-condition.ts';

/** The conditions of one piece, made when its readings first need them. */
export class PieceConditions {
  readonly piece: WatchedPiece;
  readonly plan: RulePlan;
  readonly #ledger: AlarmLedger;
  readonly #active: Map<string, RaisedAlarm>;
  readonly #since: ReadonlyMap<string, number>;
  readonly #series = new Map<string, readonly Condition[]>();

  /**
   * @param active alarms that were raised before, by the id of their rule
   * @param since since when conditions held before, by the id of their rule
   */
  constructor(
    piece: WatchedPiece,
    plan: RulePlan,
    ledger: AlarmLedger,
    active: Map<string, RaisedAlarm>,
    since: ReadonlyMap<string, number> = new Map(),
  ) {
    this.piece = piece;
    this.plan = plan;
    this.#ledger = ledger;
    this.#active = active;
    this.#since = since;
  }

  /** True when an alarm is left waiting for the end of a backlog. */
  observe(sample: Sample, arrival: Arrival, receivedAt: number): boolean {
    const conditions = this.#series.get(sample.metric) ?? this.#watch(sample.metric);
    if (conditions.length === 0 || !isJudged(sample)) return false;
    const value = Number(sample.value);
    let waiting = false;
    for (const condition of conditions) {
      if (arrival === 'late') condition.observeLate(value, sample.time);
      else if (condition.observe(value, sample.time, receivedAt, arrival === 'stale')) waiting = true;
    }
    return waiting;
  }

  restore(current: CurrentValue, stale: boolean): boolean {
    if (!this.plan.byMetric.has(current.metric) || !isJudged(current)) return false;
    const conditions = this.#series.get(current.metric) ?? this.#watch(current.metric);
    const { time, receivedAt } = current;
    return conditions.map((each) => each.restore(Number(current.value), time, receivedAt, stale)).includes(true);
  }

  /** The slot for a rule about the piece as a whole. */
  openSlot(rule: Rule): AlarmSlot {
    const active = this.#active.get(rule.id);
    this.#active.delete(rule.id);
    return new AlarmSlot(this.#ledger, this.piece.assetCode, rule, active);
  }

  /** Slots that wait for the end of a backlog of readings. */
  *waitingSlots(): Iterable<AlarmSlot> {
    for (const conditions of this.#series.values()) {
      for (const { slot } of conditions) if (slot.deferredAt !== undefined) yield slot;
    }
  }

  /** What is raised now: for the conditions that come after these, when rules or the piece changed. */
  activeAlarms(): RaisedAlarm[] {
    const inSeries = [...this.#series.values()].flat().map(({ slot }) => slot.active);
    return [...this.#active.values(), ...inSeries].filter((alarm) => alarm !== undefined);
  }

  #watch(metric: string): readonly Condition[] {
    const conditions = (this.plan.byMetric.get(metric) ?? []).map((rule) => this.#makeCondition(rule));
    this.#series.set(metric, conditions);
    return conditions;
  }

  #makeCondition(rule: Rule): Condition {
    const slot = this.openSlot(rule);
    const gapMs = silencePeriodMs(this.piece);
    if (rule.operator === 'frozen') return new FrozenCondition(rule, slot, gapMs);
    const since = this.#since.get(rule.id);
    return new ThresholdCondition({ assetCode: this.piece.assetCode, rule, slot, ledger: this.#ledger, gapMs, since });
  }
}

/** Rules run on what can be trusted, and on numbers: a state is true or false. */
function isJudged({ quality, value }: Pick<Sample, 'quality' | 'value'>): boolean {
  return quality === 'good' && (typeof value === 'number' || typeof value === 'boolean');
}
