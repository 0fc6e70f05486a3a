import { useTranslation } from 'react-i18next';
import { BEIJING, screenTimeZone } from './screen-time.ts';

/** What people call the time on the screen: `北京时间`, or the name of the zone that the installation is set to. */
export function useTimeZoneName(): string {
  const { t, i18n } = useTranslation();
  const timeZone = screenTimeZone();
  if (timeZone === BEIJING) return t('clock.beijing');
  const named = new Intl.DateTimeFormat(i18n.language, { timeZone, timeZoneName: 'longGeneric' });
  return named.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
