import { useTranslation } from 'react-i18next';
import { SeveritySign } from '../alarms/severity-mark.tsx';
import type { Threshold } from './chart-marks.ts';

/** The thresholds in words, also those that lie outside the picture. */
export function ChartRules({ thresholds }: { thresholds: readonly Threshold[] }) {
  const { t } = useTranslation();
  if (thresholds.length === 0) return null;
  return (
    <ul className="chart-rules figures" aria-label={t('chart.rules')} data-testid="chart-rules">
      {thresholds.map(({ severity, words }) => (
        <li key={`${severity} ${words}`} className={`severity-${severity}`}>
          <SeveritySign /> {t('alarm.threshold', { severity: t(`severity.${severity}`) })} {words}
        </li>
      ))}
    </ul>
  );
}
