import { useTranslation } from 'react-i18next';
import { ageOf } from '../format/age.ts';
import { useNow } from '../format/use-now.ts';

/** Says that there is no line, and when there last would have been one. */
export function NothingDrawn({ lastTime }: { lastTime: string | undefined }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const age = lastTime === undefined ? null : ageOf(Date.parse(lastTime), nowMs);
  return (
    <p className="chart-empty">
      {t('chart.empty')}
      {age && t('chart.lastReading', { age: t(`age.${age.unit}`, { count: age.count }) })}
    </p>
  );
}
