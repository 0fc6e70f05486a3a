import { useTranslation } from 'react-i18next';
import type { CheckResult, HandoverState } from '../api/answers.ts';

const STATE_SHAPES: Record<HandoverState, string> = {
  offered: '◷',
  accepted: '✓',
  refused: '✕',
  withdrawn: '↩',
  expired: '○',
};

/** How far a handover is: a shape and a word. */
export function HandoverStateMark({ state }: { state: HandoverState }) {
  const { t } = useTranslation();
  return (
    <span className={`handover-state handover-${state}`} data-state={state}>
      <span aria-hidden>{STATE_SHAPES[state]}</span> {t(`handover.states.${state}`)}
    </span>
  );
}

const CHECK_SHAPES: Record<CheckResult, string> = { ok: '✓', defect: '✕', not_checked: '–' };

/** What somebody found: a shape and a word. */
export function CheckMark({ result }: { result: CheckResult }) {
  const { t } = useTranslation();
  return (
    <span className={`check check-${result}`}>
      <span aria-hidden>{CHECK_SHAPES[result]}</span> {t(`report.results.${result}`)}
    </span>
  );
}
