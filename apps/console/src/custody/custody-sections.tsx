import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const SECTIONS = [
  { to: '/custody', name: 'custody.desk' },
  { to: '/custody/agreements', name: 'agreement.title' },
  { to: '/custody/stocktakes', name: 'stocktake.title' },
] as const;

/** The pages of custody: each has an address of its own. */
export function CustodySections() {
  const { t } = useTranslation();
  return (
    <nav className="sections" aria-label={t('custody.title')}>
      {SECTIONS.map(({ to, name }) => (
        <Link key={to} to={to} className="section" activeOptions={{ exact: true, includeSearch: false }}>
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
