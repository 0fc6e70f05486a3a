import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOpenAlarms } from './open-alarms.ts';
import { OpenAlarmsMark } from './open-alarms-mark.tsx';

/** What stands on a piece, in one line that opens the list of it. */
export function PieceAlarms({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const open = useOpenAlarms().get(assetCode);
  if (open === undefined) return null;
  return (
    <p className="piece-alarms" data-testid="piece-alarms">
      <OpenAlarmsMark assetCode={assetCode} />
      <Link to="/alarms" search={{ q: assetCode }}>
        {t('alarm.openOf', { ...open })}
      </Link>
    </p>
  );
}
