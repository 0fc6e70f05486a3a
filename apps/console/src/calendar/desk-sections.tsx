import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNoticesWaiting } from '../notices/use-notices.ts';

/** The pages of the desk. */
export function DeskSections() {
  const { t } = useTranslation();
  const waiting = useNoticesWaiting() ?? 0;
  return (
    <nav className="desk-sections" aria-label={t('calendar.sections')}>
      <Link to="/calendar" activeOptions={{ includeSearch: false, exact: true }}>
        {t('calendar.grid')}
      </Link>
      <Link to="/calendar/reservations" activeOptions={{ includeSearch: false, exact: true }}>
        {t('calendar.list')}
      </Link>
      <Link to="/duty/notices" activeOptions={{ includeSearch: false }}>
        {t('calendar.notices')}
        {waiting > 0 && ` ${waiting}`}
      </Link>
    </nav>
  );
}
