import { EnvironmentOutlined, InboxOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const DESKS = [
  { to: '/map', name: 'overview', icon: <EnvironmentOutlined /> },
  { to: '/equipment', name: 'equipment', icon: <UnorderedListOutlined /> },
  { to: '/quarantine', name: 'quarantine', icon: <InboxOutlined /> },
] as const;

/** The desks in the order of the day: a bar on the left, under the thumb on a phone. */
export function DeskBar() {
  const { t } = useTranslation();
  return (
    <nav className="desk-bar" aria-label={t('desk.label')}>
      <Link to="/map" className="desk-bar-product">
        <img src="/favicon.svg" alt="" width={22} height={22} />
        <span>{t('product')}</span>
      </Link>
      {DESKS.map(({ to, name, icon }) => (
        <Link key={to} to={to} className="desk-bar-desk" activeOptions={{ includeSearch: false }}>
          {icon}
          <span>{t(`desk.${name}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
