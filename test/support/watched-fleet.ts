import type { DeviceEvent } from '#telemetry/codec/verdict';
import type { Quality } from '#telemetry/sample';
import { CurrentValues, type CurrentValue } from '#telemetry/state/current-values';
import type { RaisedAlarm } from '#telemetry/conditions/alarm-changes';
import { Conditions } from '#telemetry/conditions/conditions';
import type { Rule, WatchedPiece } from '#telemetry/conditions/rule';

export const NOW = Date.UTC(2026, 5, 1, 12);
export const SECOND = 1_000;
export const MINUTE = 60_000;

const FAULT = { code: 'SPN-110', severity: 'critical', message: '过热' } as const;
let rules = 0;

export function makeRule(more: Partial<Rule> = {}): Rule {
  return {
    id: `rule-${++rules}`,
    organisation: 'center',
    family: more.assetCode === undefined ? 'pump' : null,
    assetCode: null,
    metric: 'engineCoolantTemperature',
    operator: '>',
    threshold: 100,
    forSeconds: null,
    hysteresis: 0,
    severity: 'major',
    enabled: true,
    changedAt: 0,
    ...more,
  };
}

export const silence = (more: Partial<Rule> = {}) =>
  makeRule({ metric: null, operator: 'silent', threshold: null, ...more });

export function makePiece(more: Partial<WatchedPiece> = {}): WatchedPiece {
  const reachedBy = new Set(['center', 'north']);
  return { assetCode: 'P-1', family: 'pump', reportingIntervalSeconds: 60, underground: false, reachedBy, ...more };
}

/** A gateway's conditions with the current values in front of them, and what the database would hold. */
export class Fleet {
  readonly conditions: Conditions;
  readonly current: CurrentValues;
  readonly alarms: RaisedAlarm[];
  /** How often somebody was told: raised and cleared. */
  told = 0;

  constructor(rules: readonly Rule[], piece = makePiece(), startedAt = NOW, before?: Fleet) {
    this.alarms = before?.alarms ?? [];
    this.current = new CurrentValues(before?.known());
    this.conditions = new Conditions(startedAt, this.active);
    this.conditions.setRules(rules, startedAt);
    this.conditions.setPiece(piece, before?.heardAt, startedAt);
    this.conditions.restore(before?.known() ?? []);
    this.heardAt = before?.heardAt;
  }

  heardAt: number | undefined;

  get active(): RaisedAlarm[] {
    return this.alarms.filter(({ clearedAt }) => clearedAt === undefined);
  }

  /** A reading with the device's time, received at once unless said otherwise. */
  report(value: number, time: number, receivedAt = time, quality: Quality = 'good'): void {
    const sample = { assetCode: 'P-1', metric: 'engineCoolantTemperature', time, value, quality };
    this.heardAt = receivedAt;
    this.conditions.advance(receivedAt);
    this.conditions.hear('P-1', receivedAt);
    this.conditions.observe(sample, this.current.observe(sample, receivedAt), receivedAt);
    this.store();
  }

  reportEvent(state: DeviceEvent['state'], time: number, receivedAt = time): void {
    this.conditions.observeEvent('P-1', { ...FAULT, time, state }, receivedAt);
    this.store();
  }

  /** Of one message, received now. */
  reportEvents(events: readonly [state: DeviceEvent['state'], time: number][]): void {
    for (const [state, time] of events) this.conditions.observeEvent('P-1', { ...FAULT, time, state }, NOW);
    this.store();
  }

  /** Server time goes on by whole seconds, as it does while nothing is heard. */
  wait(from: number, to: number): void {
    for (let now = from; now <= to; now += SECOND) this.conditions.advance(now);
    this.store();
  }

  store(): void {
    const { cleared, corrected, raised } = this.conditions.takeChanges();
    this.told += cleared.length + raised.length;
    for (const { rule, clearedAt } of cleared) {
      for (const alarm of this.active) if (alarm.rule === rule) alarm.clearedAt = clearedAt;
    }
    for (const { rule, wasRaisedAt, ...interval } of corrected) {
      const found = this.alarms.find(
        (alarm) => alarm.rule === rule && [wasRaisedAt, interval.raisedAt].includes(alarm.raisedAt),
      );
      Object.assign(found!, interval);
    }
    this.alarms.push(...raised);
  }

  private known(): CurrentValue[] {
    const value = this.current.get('P-1', 'engineCoolantTemperature');
    return value ? [value] : [];
  }
}
