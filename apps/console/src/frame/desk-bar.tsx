import {
  AlertOutlined,
  BarChartOutlined,
  CalendarOutlined,
  EnvironmentOutlined,
  InboxOutlined,
  PhoneOutlined,
  SettingOutlined,
  SwapOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/answers.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';

const EVERYONE: readonly Role[] | null = null;

const DESKS = [
  { to: '/map', name: 'overview', icon: <EnvironmentOutlined />, roles: EVERYONE },
  { to: '/equipment', name: 'equipment', icon: <UnorderedListOutlined />, roles: EVERYONE },
  { to: '/custody', name: 'custody', icon: <SwapOutlined />, roles: ['custodian', 'administrator', 'auditor'] },
  { to: '/calendar', name: 'calendar', icon: <CalendarOutlined />, roles: EVERYONE },
  { to: '/alarms', name: 'alarms', icon: <AlertOutlined />, roles: EVERYONE },
  { to: '/indicators', name: 'indicators', icon: <BarChartOutlined />, roles: EVERYONE },
  { to: '/duty', name: 'duty', icon: <PhoneOutlined />, roles: EVERYONE },
  { to: '/quarantine', name: 'quarantine', icon: <InboxOutlined />, roles: ['administrator', 'auditor', 'maintainer'] },
  {
    to: '/administration',
    name: 'administration',
    icon: <SettingOutlined />,
    roles: ['administrator', 'auditor', 'maintainer'],
  },
] as const satisfies readonly { to: string; name: string; icon: ReactNode; roles: readonly Role[] | null }[];

/** A role sees its own desks. What it may do is decided by the server alone. */
function seesDesk(held: readonly Role[], roles: readonly Role[] | null): boolean {
  return roles === null || roles.some((role) => held.includes(role));
}

/** On a phone the desk that is open may lie beyond the edge of the bar: it is slid into sight. */
function useShownDesk() {
  const bar = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    bar.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return bar;
}

/** The desks in the order of the day: a bar on the left, under the thumb on a phone. */
export function DeskBar() {
  const { t } = useTranslation();
  const held = useHeldRoles();
  const bar = useShownDesk();
  return (
    <nav ref={bar} className="desk-bar" aria-label={t('desk.label')}>
      <Link to="/map" className="desk-bar-product">
        <img src="/favicon.svg" alt="" width={22} height={22} />
        <span>{t('product')}</span>
      </Link>
      {DESKS.filter(({ roles }) => seesDesk(held, roles)).map(({ to, name, icon }) => (
        <Link key={to} to={to} className="desk-bar-desk" activeOptions={{ includeSearch: false }}>
          {icon}
          <span>{t(`desk.${name}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
