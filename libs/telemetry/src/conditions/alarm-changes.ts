import type { Operator, Severity } from './rule.ts';

/** What makes an alarm one alarm: of these three at most one is active. */
export interface AlarmKey {
  readonly assetCode: string;
  /** Id of the rule, or `device` for what the machine itself reports. */
  readonly rule: string;
  /** The machine's own code; empty for a rule. */
  readonly code: string;
}

/** An alarm that was raised, and what raised it, as it stood then. */
export interface RaisedAlarm extends AlarmKey {
  readonly severity: Severity;
  readonly metric: string | null;
  readonly operator: Operator | null;
  readonly threshold: number | null;
  readonly value: number | null;
  readonly message: string | null;
  /** Times are ms since the epoch: of the device, and of receipt. */
  raisedAt: number;
  readonly receivedAt: number;
  /** Set when it was raised and cleared before it was stored. */
  clearedAt: number | undefined;
}

export interface ClearedAlarm extends AlarmKey {
  readonly clearedAt: number;
}

/** A closed alarm whose interval late readings have shown to be another one. */
export interface CorrectedAlarm extends AlarmKey {
  readonly wasRaisedAt: number;
  readonly raisedAt: number;
  readonly clearedAt: number;
}

/** A value is beyond its threshold, but has not been for as long as its rule asks. */
export interface PendingCondition {
  readonly assetCode: string;
  readonly rule: string;
  /** Device time since which it holds, ms; undefined: it does not any more. */
  readonly since: number | undefined;
}

export interface AlarmChanges {
  /** Of alarms that were stored before; they come first. */
  readonly cleared: readonly ClearedAlarm[];
  readonly corrected: readonly CorrectedAlarm[];
  readonly raised: readonly RaisedAlarm[];
  /** The last word on each. Nobody is told; whoever judges the piece next goes on from it. */
  readonly pending: readonly PendingCondition[];
}

export const NO_ALARM_CHANGES: AlarmChanges = { cleared: [], corrected: [], raised: [], pending: [] };

/** Collects what changes until it is taken to be stored. What is taken is stored before anything more is observed. */
export class AlarmLedger {
  #cleared: ClearedAlarm[] = [];
  #corrected: CorrectedAlarm[] = [];
  #raised: RaisedAlarm[] = [];
  #unstored = new Set<RaisedAlarm>();
  #pending = new Map<string, PendingCondition>();

  /** A condition begins to hold, or ends, without an alarm so far. */
  mark(condition: PendingCondition): void {
    this.#pending.set(`${condition.assetCode} ${condition.rule}`, condition);
  }

  raise(alarm: RaisedAlarm): void {
    this.#raised.push(alarm);
    this.#unstored.add(alarm);
  }

  /** Takes back what was not stored yet. */
  withdraw(alarm: RaisedAlarm): boolean {
    if (!this.#unstored.delete(alarm)) return false;
    this.#raised.splice(this.#raised.indexOf(alarm), 1);
    return true;
  }

  clear(alarm: RaisedAlarm, clearedAt: number): void {
    alarm.clearedAt = clearedAt;
    if (!this.#unstored.has(alarm)) this.#cleared.push({ ...keyOf(alarm), clearedAt });
  }

  correct(closed: RaisedAlarm, interval: { raisedAt: number; clearedAt: number }): void {
    if (!this.#unstored.has(closed)) {
      this.#corrected.push({ ...keyOf(closed), wasRaisedAt: closed.raisedAt, ...interval });
    }
    closed.raisedAt = interval.raisedAt;
    closed.clearedAt = interval.clearedAt;
  }

  take(): AlarmChanges {
    if (this.isEmpty) return NO_ALARM_CHANGES;
    const pending = [...this.#pending.values()];
    const changes = { cleared: this.#cleared, corrected: this.#corrected, raised: this.#raised, pending };
    [this.#cleared, this.#corrected, this.#raised] = [[], [], []];
    this.#pending = new Map();
    this.#unstored = new Set();
    return changes;
  }

  get isEmpty(): boolean {
    return this.#cleared.length + this.#corrected.length + this.#raised.length + this.#pending.size === 0;
  }
}

function keyOf({ assetCode, rule, code }: AlarmKey): AlarmKey {
  return { assetCode, rule, code };
}
