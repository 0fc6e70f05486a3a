import { useTranslation } from 'react-i18next';
import { useOpenAlarms } from './open-alarms.ts';
import { SeverityMark } from './severity-mark.tsx';

/** The worst that stands on a piece, and how many; nothing where nothing stands. */
export function OpenAlarmsMark({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const open = useOpenAlarms().get(assetCode);
  if (open === undefined) return null;
  const { severity, count, unacknowledged } = open;
  return (
    <span
      className="open-alarms"
      title={t('alarm.openOf', { count, unacknowledged })}
      data-testid={`open-alarms-${assetCode}`}
    >
      <SeverityMark severity={severity} acknowledged={unacknowledged === 0} count={count} />
    </span>
  );
}
