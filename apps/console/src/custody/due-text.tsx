import { useTranslation } from 'react-i18next';
import { ageOf } from '../format/age.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useNow } from '../format/use-now.ts';

/** How long there is until a time, or since when it is over; the exact time on hover and for copying. */
export function DueText({ time }: { time: string }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const timeMs = Date.parse(time);
  const isOver = timeMs <= nowMs;
  const { unit, count } = isOver ? ageOf(timeMs, nowMs) : ageOf(nowMs, timeMs);
  const duration = t(`duration.${unit}`, { count });
  return (
    <time dateTime={time} title={formatDateTime(timeMs)} className={isOver ? 'due due-over' : 'due'}>
      {isOver && <span aria-hidden>▲ </span>}
      {t(isOver ? 'custody.overSince' : 'custody.dueIn', { duration })}
    </time>
  );
}
