import { Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAlarmNews } from '../alarms/use-alarm-news.ts';
import { useCalendarNews } from '../calendar/use-calendar-news.ts';
import { useStream } from '../live/live.ts';
import { useScanSender } from '../stocktakes/use-scan-sender.ts';
import { DeskBar } from './desk-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** What stands around every page: the desks, the top bar, and the one live line that all of them share. */
export function Frame() {
  const { t } = useTranslation();
  const { assetCode } = useParams({ strict: false });
  useStream(assetCode);
  useAlarmNews();
  useCalendarNews();
  useScanSender();
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <DeskBar />
      <TopBar />
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
