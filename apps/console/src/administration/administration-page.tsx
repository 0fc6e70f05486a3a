import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const SECTIONS = [
  { to: '/administration/organisations', name: 'organisations' },
  { to: '/administration/people', name: 'people' },
  { to: '/administration/sites', name: 'sites' },
] as const;

/** The desk of the administrator: each section has an address of its own. */
export function AdministrationPage() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <title>{`${t('administration.title')} · ${t('product')}`}</title>
      <h1 className="visually-hidden">{t('administration.title')}</h1>
      <nav className="sections" aria-label={t('administration.title')}>
        {SECTIONS.map(({ to, name }) => (
          <Link key={to} to={to} className="section" activeOptions={{ includeSearch: false }}>
            {t(`administration.${name}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
