import type { AlarmSlot } from './alarm-slot.ts';
import type { Condition } from './condition.ts';
import type { Rule } from './rule.ts';

/** A gauge that says the same again and again, though the piece goes on reporting: its sensor may be stuck. */
export class FrozenCondition implements Condition {
  readonly rule: Rule;
  readonly slot: AlarmSlot;
  readonly #forMs: number;
  readonly #gapMs: number;
  #value: number | undefined;
  #since = 0;
  #lastTime = -Infinity;

  constructor(rule: Rule, slot: AlarmSlot, gapMs: number) {
    this.rule = rule;
    this.slot = slot;
    this.#forMs = (rule.forSeconds ?? 0) * 1000;
    this.#gapMs = gapMs;
  }

  restore(value: number, time: number): boolean {
    this.#value = value;
    this.#since = time;
    this.#lastTime = time;
    return false;
  }

  observe(value: number, time: number, receivedAt: number, stale: boolean): boolean {
    const paused = time - this.#lastTime > this.#gapMs;
    this.#lastTime = time;
    if (value !== this.#value) {
      this.#value = value;
      this.#since = time;
      this.slot.clear(time);
      return false;
    }
    if (this.slot.isMet) return this.slot.hold(receivedAt, stale);
    if (paused) this.#since = time;
    const metAt = this.#since + this.#forMs;
    if (time < metAt) return false;
    if (stale) this.slot.defer(metAt, receivedAt, value);
    else this.slot.raise(metAt, receivedAt, value);
    return stale;
  }

  /** What was said in between may have been another value; the readings after it decide again. */
  observeLate(): void {}
}
