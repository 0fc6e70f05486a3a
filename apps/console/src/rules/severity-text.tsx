import { useTranslation } from 'react-i18next';
import type { Rule } from '../api/answers.ts';

/** How grave: a colour, a shape and a word. */
export function SeverityText({ severity }: { severity: Rule['severity'] }) {
  const { t } = useTranslation();
  return (
    <span className="rule-severity" style={{ color: `var(--${severity})` }}>
      <span aria-hidden>▲</span> {t(`rule.severities.${severity}`)}
    </span>
  );
}
