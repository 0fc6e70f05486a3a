import type { TFunction } from 'i18next';
import type { Metric, Rule } from '../api/answers.ts';
import { tellSpan } from '../format/age.ts';
import { formatMeasure } from '../format/measure.ts';

/** What of a rule its sentence is made of; a form may not hold all of it yet. */
export type ToldRule = Pick<Rule, 'assetCode' | 'operator' | 'threshold' | 'forSeconds' | 'hysteresis'> &
  Pick<Rule, 'severity' | 'enabled'>;

export interface RuleNames {
  /** What the rule is about: a family or a piece, as people call it. */
  readonly subject: string;
  /** What the metric is called; nothing where there is none. */
  readonly metric: string;
  readonly known: Pick<Metric, 'unit' | 'name'> | undefined;
}

function tellClear(t: TFunction, { operator, threshold, hysteresis }: ToldRule, show: (value: number) => string) {
  const reference = threshold ?? 0;
  const [below, above] = [{ value: show(reference - hysteresis) }, { value: show(reference + hysteresis) }];
  if (operator === '>') return t('rule.sentence.clearAtMost', below);
  if (operator === '>=') return t('rule.sentence.clearBelow', below);
  if (operator === '<') return t('rule.sentence.clearAtLeast', above);
  if (operator === '<=') return t('rule.sentence.clearAbove', above);
  return hysteresis === 0 ? t('rule.sentence.clearOther') : t('rule.sentence.clearApart', { value: show(hysteresis) });
}

function tellCondition(t: TFunction, rule: ToldRule, { subject, metric, known }: RuleNames): string {
  const { operator, threshold, forSeconds } = rule;
  const severity = t(`severity.${rule.severity}`).toLowerCase();
  const duration = tellSpan(t, forSeconds ?? 0);
  if (operator === 'silent') {
    return forSeconds === null
      ? t('rule.sentence.silent', { subject, severity })
      : t('rule.sentence.silentFor', { subject, duration, severity });
  }
  if (operator === 'frozen') return t('rule.sentence.frozen', { subject, metric, duration, severity });
  const show = (value: number) => formatMeasure(Number(value.toFixed(9)), known?.unit ?? '1', known?.name);
  return t('rule.sentence.compare', {
    subject,
    metric,
    operator: t(`rule.operators.${operator}`),
    threshold: show(threshold ?? 0),
    lasting: forSeconds ? t('rule.sentence.lasting', { duration }) : '',
    severity,
    clear: tellClear(t, rule, show),
  });
}

/** What a rule does, in one sentence that a duty officer can check. */
export function tellRule(t: TFunction, rule: ToldRule, names: RuleNames): string {
  if (rule.enabled) return tellCondition(t, rule, names);
  if (rule.assetCode === null) return t('rule.sentence.off', { sentence: tellCondition(t, rule, names) });
  const what = rule.operator === 'silent' ? t('rule.sentence.silence') : names.metric;
  return t('rule.sentence.offPiece', { subject: names.subject, what });
}
