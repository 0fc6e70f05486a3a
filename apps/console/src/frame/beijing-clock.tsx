import { useTranslation } from 'react-i18next';
import { formatClock, formatDate } from '../format/screen-time.ts';
import { useNow } from '../format/use-now.ts';

export function BeijingClock() {
  const { t } = useTranslation();
  const nowMs = useNow();
  return (
    <time className="clock" dateTime={new Date(nowMs).toISOString()} title={t('clock')}>
      <span className="clock-date">
        {t('clock')} {formatDate(nowMs)}
      </span>{' '}
      <span className="clock-time">{formatClock(nowMs)}</span>
    </time>
  );
}
