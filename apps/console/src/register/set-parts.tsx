import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';

/** The set that a piece heads or belongs to, and what it lacks. */
export function SetParts({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const params = { path: { assetCode } };
  const { data: set } = query.useQuery('get', '/api/v1/equipment/{assetCode}/set', { params });
  if (!set) return null;
  const isEmpty = set.members.length + set.accessories.length === 0;
  if (isEmpty && set.partOf === null) return null;
  return (
    <div data-testid="set">
      <h3>
        {t('registry.set')}{' '}
        {!isEmpty && (
          <span className={set.complete ? 'mark-ready' : 'mark-not-ready'}>
            {set.complete
              ? `● ${t('registry.complete')}`
              : `✕ ${t('registry.incomplete', { count: set.missing.length })}`}
          </span>
        )}
      </h3>
      {set.partOf !== null && (
        <Link to="/equipment/$assetCode" params={{ assetCode: set.partOf }}>
          {t('registry.partOf', { assetCode: set.partOf })}
        </Link>
      )}
      <ul className="part-lines">
        {set.members.map((member) => (
          <li key={member.assetCode}>
            <Link to="/equipment/$assetCode" params={{ assetCode: member.assetCode }}>
              <span className="code">{member.assetCode}</span> {member.name}
            </Link>{' '}
            <span className="muted">{member.role}</span>
          </li>
        ))}
        {set.accessories.map(({ name, unit = '', quantity, present }, index) => (
          <li key={index} className={present < quantity ? 'mark-not-ready' : ''}>
            {present < quantity && '✕ '}
            {t('registry.present', { name, unit, quantity, present })}
          </li>
        ))}
      </ul>
    </div>
  );
}
