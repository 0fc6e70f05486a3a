import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Site } from '../api/answers.ts';

const MOST_LINKS = 200;

/** The way to the sites without a mouse, like that to the pieces. */
export function MapSiteList({ sites }: { sites: readonly Site[] }) {
  const { t } = useTranslation();
  if (sites.length === 0) return null;
  return (
    <nav className="map-pieces" aria-label={t('site.onMap')}>
      <ul data-testid="map-sites">
        {sites.slice(0, MOST_LINKS).map(({ id, name, kind }) => (
          <li key={id}>
            <Link to="/map" search={({ piece: _, ...before }) => ({ ...before, site: id })}>
              {name} · {t(`site.kinds.${kind}`)}
            </Link>
          </li>
        ))}
      </ul>
      {sites.length > MOST_LINKS && <Link to="/administration/sites">{t('site.title')}</Link>}
    </nav>
  );
}
