import { useTranslation } from 'react-i18next';
import type { Severity } from '../api/answers.ts';

/** The shape alone, in the colour of the text around it, where the word stands beside it anyway. */
export function SeveritySign({ acknowledged = false }: { acknowledged?: boolean }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
      <path
        d="M8 2L14.6 13.6H1.4Z"
        fill={acknowledged ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
    </svg>
  );
}

interface SeverityMarkProps {
  readonly severity: Severity;
  readonly acknowledged: boolean;
  /** One that was cleared has lost its colour, and not its word. */
  readonly active?: boolean;
  readonly count?: number;
}

/** How bad it is: a shape, a colour and a word; filled until somebody has acknowledged it. */
export function SeverityMark({ severity, acknowledged, active = true, count }: SeverityMarkProps) {
  const { t } = useTranslation();
  return (
    <span
      className={`severity ${active ? `severity-${severity}` : 'severity-cleared'}`}
      data-severity={severity}
      data-acknowledged={acknowledged}
    >
      <SeveritySign acknowledged={acknowledged} />
      {t(`severity.${severity}`)}
      {count !== undefined && count > 1 && <span className="figures">{count}</span>}
    </span>
  );
}
