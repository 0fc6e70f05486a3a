import type { Rule } from '../api/answers.ts';

export const OPERATORS = ['>', '>=', '<', '<=', '=', 'silent', 'frozen'] as const satisfies readonly Rule['operator'][];

/** What the form of a rule holds while somebody fills it. */
export interface RuleForm {
  about: 'family' | 'piece';
  family?: string | null;
  assetCode?: string | null;
  metric?: string | null;
  operator: Rule['operator'];
  threshold?: number | null;
  forSeconds?: number | null;
  hysteresis?: number | null;
  severity: Rule['severity'];
  enabled: boolean;
}

export const NEW_RULE: RuleForm = { about: 'family', operator: '>', severity: 'major', enabled: true };

export function isComparison(operator: Rule['operator']): boolean {
  return operator !== 'silent' && operator !== 'frozen';
}

export function toForm(rule: Rule): RuleForm {
  const { family, assetCode, metric, operator, threshold, forSeconds, hysteresis, severity, enabled } = rule;
  const about = family === null ? 'piece' : 'family';
  return { about, family, assetCode, metric, operator, threshold, forSeconds, hysteresis, severity, enabled };
}

/** How the rule judges; what its operator does not look at is left out. */
export function toCondition({ operator, threshold, forSeconds, hysteresis, severity, enabled }: RuleForm) {
  return {
    ...(isComparison(operator) && { threshold: threshold ?? 0, hysteresis: hysteresis ?? 0 }),
    severity,
    enabled,
    forSeconds: forSeconds ?? null,
  };
}

export function toNewRule(form: RuleForm) {
  const { about, family, assetCode, metric, operator } = form;
  const { forSeconds, ...condition } = toCondition(form);
  return {
    hysteresis: 0,
    ...condition,
    operator,
    ...(about === 'family' ? { family: family ?? '' } : { assetCode: assetCode ?? '' }),
    ...(operator !== 'silent' && { metric: metric ?? '' }),
    ...(forSeconds !== null && { forSeconds }),
  };
}

/** The rule that the form would make, once it says enough to be told. */
export function toToldRule(form: Partial<RuleForm> | undefined) {
  const { about, operator, severity, metric, threshold, forSeconds } = form ?? {};
  if (operator === undefined || severity === undefined) return null;
  const subject = about === 'family' ? form?.family : form?.assetCode;
  const isOpen =
    !subject ||
    (operator !== 'silent' && !metric) ||
    (isComparison(operator) && typeof threshold !== 'number') ||
    (operator === 'frozen' && !forSeconds);
  if (isOpen) return null;
  return {
    family: about === 'family' ? subject : null,
    assetCode: about === 'piece' ? subject : null,
    metric: metric ?? null,
    operator,
    threshold: threshold ?? null,
    forSeconds: forSeconds ?? null,
    hysteresis: form?.hysteresis ?? 0,
    severity,
    enabled: form?.enabled ?? true,
  };
}
