import type { AlarmLedger, RaisedAlarm } from './alarm-changes.ts';
import type { Rule } from './rule.ts';

interface Deferred {
  readonly alarm: RaisedAlarm;
  heardAt: number;
}

/** The one alarm that a rule may have on a piece: active, waiting for the end of a backlog, or not there. */
export class AlarmSlot {
  readonly #ledger: AlarmLedger;
  readonly #assetCode: string;
  readonly #rule: Rule;
  #active: RaisedAlarm | undefined;
  #deferred: Deferred | undefined;

  constructor(ledger: AlarmLedger, assetCode: string, rule: Rule, active?: RaisedAlarm) {
    this.#ledger = ledger;
    this.#assetCode = assetCode;
    this.#rule = rule;
    this.#active = active;
  }

  get active(): RaisedAlarm | undefined {
    return this.#active;
  }

  /** Whether the condition is met, be it that nobody was told yet. */
  get isMet(): boolean {
    return this.#active !== undefined || this.#deferred !== undefined;
  }

  /** When the reading was received that a waiting alarm was last seen to stand at. */
  get deferredAt(): number | undefined {
    return this.#deferred?.heardAt;
  }

  raise(raisedAt: number, receivedAt: number, value: number | null): void {
    this.#announce(this.#describe(raisedAt, receivedAt, value));
  }

  /** A stale reading meets the condition: only what still stands at the end of the backlog is raised. */
  defer(raisedAt: number, receivedAt: number, value: number): void {
    this.#deferred = { alarm: this.#describe(raisedAt, receivedAt, value), heardAt: receivedAt };
  }

  /** The condition still holds. True when the alarm goes on waiting for the end of the backlog. */
  hold(receivedAt: number, stale: boolean): boolean {
    if (!this.#deferred) return false;
    if (stale) this.#deferred.heardAt = receivedAt;
    else this.endBacklog();
    return stale;
  }

  endBacklog(): void {
    if (this.#deferred) this.#announce(this.#deferred.alarm);
    this.#deferred = undefined;
  }

  /** The alarm that was cleared, if there was one. */
  clear(clearedAt: number): RaisedAlarm | undefined {
    const closed = this.#active;
    if (closed) this.#ledger.clear(closed, clearedAt);
    this.#active = undefined;
    this.#deferred = undefined;
    return closed;
  }

  #announce(alarm: RaisedAlarm): void {
    this.#active = alarm;
    this.#ledger.raise(alarm);
  }

  #describe(raisedAt: number, receivedAt: number, value: number | null): RaisedAlarm {
    const { id, severity, metric, operator, threshold } = this.#rule;
    return {
      assetCode: this.#assetCode,
      rule: id,
      code: '',
      severity,
      metric,
      operator,
      threshold,
      value,
      message: null,
      raisedAt,
      receivedAt,
      clearedAt: undefined,
    };
  }
}
