import { useTranslation } from 'react-i18next';
import { useLabel, useMetrics } from '../equipment/families.ts';
import { type AlarmWords, type Cause, describeAlarm } from './describe-alarm.ts';

/** What has happened, in the person's language. */
export function useAlarmWords(): (alarm: Cause) => AlarmWords {
  const { t } = useTranslation();
  const metrics = useMetrics();
  const label = useLabel();
  return (alarm) => {
    const known = metrics.find(({ name }) => name === alarm.metric);
    return describeAlarm(alarm, label(known, alarm.metric ?? ''), t);
  };
}
