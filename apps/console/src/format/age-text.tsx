import { useTranslation } from 'react-i18next';
import { ageOf } from './age.ts';
import { formatDateTime } from './screen-time.ts';
import { useNow } from './use-now.ts';

/** How old something is, in words, counting; the exact time on hover and for copying. */
export function AgeText({ time }: { time: string }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const timeMs = Date.parse(time);
  const { unit, count } = ageOf(timeMs, nowMs);
  return (
    <time dateTime={time} title={formatDateTime(timeMs)} className="age">
      {t(`age.${unit}`, { count })}
    </time>
  );
}
