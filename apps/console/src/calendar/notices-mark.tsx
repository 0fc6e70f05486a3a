import { NotificationOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../preferences/media-query.ts';
import { useNoticesWaiting } from './use-notices.ts';

/** What was told to this person's organisation and waits for an answer; nothing where nothing does. */
export function NoticesMark() {
  const { t } = useTranslation();
  const count = useNoticesWaiting();
  const narrow = useNarrow();
  if (count === 0) return null;
  return (
    <Link
      to="/calendar/notices"
      className="waiting-mark"
      title={t('notice.waitingHint')}
      aria-label={t('notice.waiting', { count })}
      data-testid="notices-waiting"
      data-count={count}
    >
      <NotificationOutlined aria-hidden />
      <span aria-hidden>{narrow ? count : t('notice.waiting', { count })}</span>
    </Link>
  );
}
