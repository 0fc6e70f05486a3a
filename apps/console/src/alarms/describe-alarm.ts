import type { TFunction } from 'i18next';
import type { Alarm } from '../api/answers.ts';
import { formatMeasure } from '../format/measure.ts';
import { tellSpan } from '../format/age.ts';

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };

/** How a condition is written for people. */
export function signOf(operator: string): string {
  return SIGNS[operator] ?? operator;
}

export type Witness = NonNullable<Alarm['witness']>;

export type Cause = Pick<
  Alarm,
  'rule' | 'code' | 'witness' | 'message' | 'metric' | 'operator' | 'threshold' | 'unit' | 'value' | 'forSeconds'
>;

export interface AlarmWords {
  /** What the rule says, or the machine. */
  readonly cause: string;
  /** What was measured when it was raised; empty where nothing was. */
  readonly measured: string;
}

/** What has happened, in words: the condition of the rule, and the value that met it. */
export function describeAlarm(alarm: Cause, metricLabel: string, t: TFunction): AlarmWords {
  if (alarm.rule === 'witness' && alarm.witness !== null) return describeWitness(alarm, alarm.witness, t);
  const { code, message, metric, operator, threshold, unit, value, forSeconds } = alarm;
  const show = (figure: number) => formatMeasure(figure, unit ?? '1', metric ?? '');
  const measured = value === null || metric === null ? '' : t('alarm.measured', { value: show(value) });
  const lasting = (key: 'alarm.silentFor' | 'alarm.frozenFor' | 'alarm.lasting', seconds: number) =>
    t(key, { metric: metricLabel, duration: tellSpan(t, seconds) });
  if (operator === 'silent')
    return { cause: forSeconds ? lasting('alarm.silentFor', forSeconds) : t('alarm.silent'), measured };
  if (operator === 'frozen') {
    const cause = forSeconds ? lasting('alarm.frozenFor', forSeconds) : t('alarm.frozen', { metric: metricLabel });
    return { cause, measured };
  }
  if (operator === null || threshold === null)
    return { cause: [message, code].filter(Boolean).join(' · ') || t('alarm.unnamed'), measured };
  const condition = `${metricLabel} ${signOf(operator)} ${show(threshold)}`;
  return { cause: forSeconds ? `${condition}${lasting('alarm.lasting', forSeconds)}` : condition, measured };
}

/** What the machine tells against its custodian, and by how much. */
function describeWitness({ value, threshold, unit, message }: Cause, witness: Witness, t: TFunction): AlarmWords {
  const show = (figure: number | null) =>
    unit === 'min' ? tellSpan(t, (figure ?? 0) * 60) : showDistance(figure, unit);
  const figures = { value: show(value), threshold: show(threshold), places: message ?? '' };
  return {
    cause: t('alarm.testimony', { witness: t(`alarm.witnesses.${witness}`) }),
    measured: t(`alarm.witnessed.${witness}`, figures),
  };
}

function showDistance(figure: number | null, unit: string | null): string {
  const isFar = unit === 'm' && figure !== null && figure >= 10_000;
  return isFar ? formatMeasure(Math.round(figure / 100) / 10, 'km') : formatMeasure(figure ?? 0, unit ?? '1');
}
