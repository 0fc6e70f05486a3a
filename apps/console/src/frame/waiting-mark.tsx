import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWaiting } from '../alarms/open-alarms.ts';
import { mayAcknowledge } from '../alarms/severity.ts';
import { SeveritySign } from '../alarms/severity-mark.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';

/** What waits for this person, as one number that opens the list. */
export function WaitingMark() {
  return mayAcknowledge(useHeldRoles()) ? <Waiting /> : null;
}

function Waiting() {
  const { t } = useTranslation();
  const { count, worst } = useWaiting();
  const severity = worst?.severity;
  return (
    <Link
      to="/alarms"
      search={{ acknowledged: 'no' }}
      className={`waiting-mark ${severity === undefined ? 'muted' : `severity-${severity}`}`}
      title={t('alarm.waitingHint')}
      data-testid="waiting"
      data-count={count}
    >
      {severity !== undefined && <SeveritySign severity={severity} acknowledged={false} />}
      <span role="status">{t('alarm.waiting', { count })}</span>
    </Link>
  );
}
