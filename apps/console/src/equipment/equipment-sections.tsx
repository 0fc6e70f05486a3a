import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const SECTIONS = [
  { to: '/equipment', name: 'pieces' },
  { to: '/equipment/sets', name: 'sets' },
  { to: '/equipment/certificates', name: 'certificates' },
  { to: '/equipment/supply', name: 'supply' },
] as const;

/** The pages of the register: each has an address of its own. */
export function EquipmentSections() {
  const { t } = useTranslation();
  return (
    <nav className="sections" aria-label={t('equipment.title')}>
      {SECTIONS.map(({ to, name }) => (
        <Link key={to} to={to} className="section" activeOptions={{ exact: true, includeSearch: false }}>
          {t(`registerDesk.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
