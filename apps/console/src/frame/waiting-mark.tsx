import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWaiting } from '../alarms/open-alarms.ts';
import { mayAcknowledge } from '../alarms/severity.ts';
import { SeveritySign } from '../alarms/severity-mark.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';

/** What waits for this person, as one number that opens the list. */
export function WaitingMark() {
  return mayAcknowledge(useHeldRoles()) ? <Waiting /> : null;
}

function Waiting() {
  const { t } = useTranslation();
  const { count, worst } = useWaiting();
  const narrow = useNarrow();
  const severity = worst?.severity;
  return (
    <Link
      to="/alarms"
      search={{ acknowledged: 'no' }}
      className={`waiting-mark ${severity === undefined ? 'muted' : `severity-${severity}`}`}
      title={t('alarm.waitingHint')}
      aria-label={t('alarm.waiting', { count })}
      data-testid="waiting"
      data-count={count}
    >
      {severity !== undefined && <SeveritySign />}
      <span aria-hidden>{narrow ? count : t('alarm.waiting', { count })}</span>
      <span role="status" className="visually-hidden">
        {t('alarm.waiting', { count })}
      </span>
    </Link>
  );
}
