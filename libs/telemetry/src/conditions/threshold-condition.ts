import type { AlarmLedger } from './alarm-changes.ts';
import type { AlarmSlot } from './alarm-slot.ts';
import { ClosedInterval } from './closed-interval.ts';
import { compare } from './compare.ts';
import type { Condition } from './condition.ts';
import type { Comparison, Rule } from './rule.ts';

/** A value beyond its threshold, for as long as the rule says. */
export class ThresholdCondition implements Condition {
  readonly rule: Rule;
  readonly slot: AlarmSlot;
  readonly #ledger: AlarmLedger;
  readonly #operator: Comparison;
  readonly #threshold: number;
  readonly #forMs: number;
  readonly #gapMs: number;
  #since: number | undefined;
  #lastTime = -Infinity;
  #lastGoodAt = -Infinity;
  #goodBeforeRaise = -Infinity;
  #closed: ClosedInterval | undefined;

  /** @param gapMs after a longer pause between readings nobody knows whether the value held */
  constructor(rule: Rule, slot: AlarmSlot, ledger: AlarmLedger, gapMs: number) {
    this.rule = rule;
    this.slot = slot;
    this.#ledger = ledger;
    this.#operator = rule.operator as Comparison;
    this.#threshold = rule.threshold ?? 0;
    this.#forMs = (rule.forSeconds ?? 0) * 1000;
    this.#gapMs = gapMs;
    this.#goodBeforeRaise = slot.active?.raisedAt ?? -Infinity;
  }

  restore(value: number, time: number, receivedAt: number, stale: boolean): boolean {
    if (receivedAt < this.rule.changedAt) return false;
    if (stale) return this.observe(value, time, receivedAt, stale);
    this.#lastTime = time;
    if (this.#holds(value, 0)) this.#since = time;
    else this.#lastGoodAt = time;
    return false;
  }

  observe(value: number, time: number, receivedAt: number, stale: boolean): boolean {
    const hysteresis = this.slot.isMet ? this.rule.hysteresis : 0;
    const holds = this.#holds(value, hysteresis);
    const lastTime = this.#lastTime;
    this.#lastTime = time;
    if (!holds) return this.#end(time, lastTime);
    if (this.slot.isMet) return this.slot.hold(receivedAt, stale);
    if (this.#since === undefined || time - lastTime > this.#gapMs) this.#since = time;
    const metAt = this.#since + this.#forMs;
    if (time < metAt) return false;
    this.#goodBeforeRaise = this.#lastGoodAt;
    if (stale) this.slot.defer(metAt, receivedAt, value);
    else this.slot.raise(metAt, receivedAt, value);
    return stale;
  }

  observeLate(value: number, time: number): void {
    const interval = this.#closed?.after(time, this.#holds(value, 0), this.#holds(value, this.rule.hysteresis));
    if (interval && this.#forMs === 0) this.#ledger.correct(this.#closed!.alarm, interval);
  }

  #holds(value: number, hysteresis: number): boolean {
    return compare(value, this.#operator, this.#threshold, hysteresis);
  }

  #end(time: number, lastHeldAt: number): false {
    this.#since = undefined;
    this.#lastGoodAt = time;
    const alarm = this.slot.clear(time);
    if (alarm) this.#closed = new ClosedInterval(alarm, this.#goodBeforeRaise, lastHeldAt);
    return false;
  }
}
