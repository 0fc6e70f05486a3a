import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { sectionsFor } from './sections.ts';

/** The desk of the administrator: each section has an address of its own. */
export function AdministrationPage() {
  const { t } = useTranslation();
  const sections = sectionsFor(useHeldRoles());
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the row of sections is wider than the screen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname, sections.length]);
  return (
    <div className="page">
      <title>{`${t('administration.title')} · ${t('product')}`}</title>
      <h1 className="visually-hidden">{t('administration.title')}</h1>
      <nav ref={nav} className="sections" aria-label={t('administration.title')}>
        {sections.map(({ to, name }) => (
          <Link key={to} to={to} className="section" activeOptions={{ includeSearch: false }}>
            {t(`administration.${name}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
