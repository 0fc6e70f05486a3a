import { useTranslation } from 'react-i18next';
import type { Rule } from '../api/answers.ts';
import { useFamilies, useLabel, useMetrics } from '../equipment/families.ts';
import { tellRule, type ToldRule } from './tell-rule.ts';

type Subject = Pick<Rule, 'family' | 'metric'>;

/** Tells a rule in the person's language, with the names of the catalogue. */
export function useRuleSentence(): (rule: ToldRule & Subject) => string {
  const { t } = useTranslation();
  const label = useLabel();
  const families = useFamilies();
  const metrics = useMetrics();
  return (rule) => {
    const code = rule.family ?? '';
    const family = families.find((known) => known.code === code);
    const known = metrics.find(({ name }) => name === rule.metric);
    const subject = rule.assetCode ?? label(family, code);
    return tellRule(t, rule, { subject, metric: label(known, rule.metric ?? ''), known });
  };
}
