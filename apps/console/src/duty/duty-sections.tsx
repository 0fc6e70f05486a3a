import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNoticesWaiting } from '../notices/use-notices.ts';

/** The pages of the duty room. */
export function DutySections() {
  const { t } = useTranslation();
  const waiting = useNoticesWaiting() ?? 0;
  return (
    <nav className="desk-sections" aria-label={t('duty.sections')}>
      <Link to="/duty" activeOptions={{ includeSearch: false, exact: true }}>
        {t('duty.roster')}
      </Link>
      <Link to="/duty/notices" activeOptions={{ includeSearch: false }}>
        {t('notice.title')}
        {waiting > 0 && ` ${waiting}`}
      </Link>
    </nav>
  );
}
