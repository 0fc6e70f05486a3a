import type { AlarmLedger } from './alarm-changes.ts';
import type { AlarmSlot } from './alarm-slot.ts';
import { ClosedInterval } from './closed-interval.ts';
import { compare } from './compare.ts';
import type { Condition } from './condition.ts';
import type { Comparison, Rule } from './rule.ts';

export interface ThresholdOptions {
  readonly assetCode: string;
  readonly rule: Rule;
  readonly slot: AlarmSlot;
  readonly ledger: AlarmLedger;
  /** After a longer pause between readings nobody knows whether the value held. */
  readonly gapMs: number;
  /** Since when it held already, as it was last stored. */
  readonly since?: number | undefined;
}

/** A value beyond its threshold, for as long as the rule says. */
export class ThresholdCondition implements Condition {
  readonly rule: Rule;
  readonly slot: AlarmSlot;
  readonly #ledger: AlarmLedger;
  readonly #assetCode: string;
  readonly #storedSince: number | undefined;
  readonly #operator: Comparison;
  readonly #threshold: number;
  readonly #forMs: number;
  readonly #gapMs: number;
  #since: number | undefined;
  #lastTime = -Infinity;
  #lastGoodAt = -Infinity;
  #goodBeforeRaise = -Infinity;
  #closed: ClosedInterval | undefined;

  constructor({ assetCode, rule, slot, ledger, gapMs, since }: ThresholdOptions) {
    this.rule = rule;
    this.slot = slot;
    this.#ledger = ledger;
    this.#assetCode = assetCode;
    this.#storedSince = since;
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
    if (this.#holds(value, 0)) this.#since = this.#storedSince ?? time;
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
    if (this.#since === undefined || time - lastTime > this.#gapMs) this.#begin(time);
    const metAt = this.#since! + this.#forMs;
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

  #begin(since: number | undefined): void {
    this.#since = since;
    if (this.#forMs > 0) this.#ledger.mark({ assetCode: this.#assetCode, rule: this.rule.id, since });
  }

  #end(time: number, lastHeldAt: number): false {
    if (this.#since !== undefined || this.slot.isMet) this.#begin(undefined);
    this.#lastGoodAt = time;
    const alarm = this.slot.clear(time);
    if (alarm) this.#closed = new ClosedInterval(alarm, this.#goodBeforeRaise, lastHeldAt);
    return false;
  }
}
