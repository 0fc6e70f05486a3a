import type { DeviceEvent } from '../codec/verdict.ts';
import { isStale } from '../state/current-values.ts';
import type { AlarmLedger, RaisedAlarm } from './alarm-changes.ts';

/** The rule of an alarm that the machine itself raises. */
export const DEVICE_RULE = 'device';

interface Fault {
  active: RaisedAlarm | undefined;
  clearedAt: number;
}

/** What machines report as raised and cleared (policy: P18). Neither is believed against a later one of its code. */
export class FaultAlarms {
  readonly #ledger: AlarmLedger;
  readonly #faults = new Map<string, Map<string, Fault>>();

  /** @param active faults that stand in the database */
  constructor(ledger: AlarmLedger, active: readonly RaisedAlarm[]) {
    this.#ledger = ledger;
    for (const alarm of active) this.#find(alarm.assetCode, alarm.code).active = alarm;
  }

  /** What stands in the database takes the place of what is known of the piece here. */
  replace(assetCode: string, active: readonly RaisedAlarm[]): void {
    this.#faults.delete(assetCode);
    for (const alarm of active) this.#find(assetCode, alarm.code).active = alarm;
  }

  observe(assetCode: string, event: DeviceEvent, receivedAt: number): void {
    const fault = this.#find(assetCode, event.code);
    if (event.state === 'raised') this.#raise(assetCode, fault, event, receivedAt);
    else this.#clear(fault, event.time);
  }

  /** A late or stale one too, on arrival: it stands as long as nothing later clears it. */
  #raise(assetCode: string, fault: Fault, event: DeviceEvent, receivedAt: number): void {
    if (fault.active || fault.clearedAt > event.time) return;
    fault.active = {
      assetCode,
      rule: DEVICE_RULE,
      code: event.code,
      severity: event.severity,
      metric: null,
      operator: null,
      threshold: null,
      value: null,
      message: event.message ?? null,
      raisedAt: event.time,
      receivedAt,
      clearedAt: undefined,
    };
    this.#ledger.raise(fault.active);
  }

  #clear(fault: Fault, time: number): void {
    fault.clearedAt = Math.max(fault.clearedAt, time);
    const { active } = fault;
    if (!active || time < active.raisedAt) return;
    const wasOver = isStale(active.raisedAt, active.receivedAt) && this.#ledger.withdraw(active);
    if (!wasOver) this.#ledger.clear(active, time);
    fault.active = undefined;
  }

  #find(assetCode: string, code: string): Fault {
    const faults = this.#faults.get(assetCode) ?? new Map<string, Fault>();
    this.#faults.set(assetCode, faults);
    const fault = faults.get(code) ?? { active: undefined, clearedAt: -Infinity };
    faults.set(code, fault);
    return fault;
  }
}
