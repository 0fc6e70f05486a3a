import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EquipmentSet } from '../api/answers.ts';

type Parts = Pick<EquipmentSet, 'members' | 'accessories'>;

/** What belongs to a set, each with whether it is there. */
export function SetParts({ set: { members, accessories } }: { set: Parts }) {
  const { t } = useTranslation();
  return (
    <ul className="part-lines">
      {members.map(({ assetCode, name, role, required, inService }) => (
        <li key={assetCode}>
          <span>
            <Link to="/equipment/$assetCode" params={{ assetCode }}>
              <span className="code">{assetCode}</span> {name}
            </Link>{' '}
            <span className="muted">
              {[role, required ? null : t('set.optional')].filter((word) => word !== null).join(' · ')}
            </span>
          </span>
          {!inService && <span className={required ? 'mark-not-ready' : 'muted'}>✕ {t('pieceAct.outOfService')}</span>}
        </li>
      ))}
      {accessories.map(({ name, unit = '', quantity, present }, index) => (
        <li key={index}>
          <span>{name}</span>
          <span className={present < quantity ? 'mark-not-ready figures' : 'figures'}>
            {present < quantity
              ? `✕ ${t('set.short', { count: quantity - present, unit, quantity, present })}`
              : t('set.there', { quantity, present, unit })}
          </span>
        </li>
      ))}
    </ul>
  );
}
