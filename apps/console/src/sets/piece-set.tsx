import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { SetDrawer } from './set-drawer.tsx';
import { SetMark } from './set-mark.tsx';
import { SetParts } from './set-parts.tsx';

const KEEPERS: readonly Role[] = ['custodian', 'maintainer', 'administrator'];

/** The set that a piece heads or belongs to, and what it lacks. */
export function PieceSet({ assetCode, isRetired }: { assetCode: string; isRetired: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const held = useHeldRoles();
  const params = { path: { assetCode } };
  const read = query.useQuery('get', '/api/v1/equipment/{assetCode}/set', { params });
  const set = read.data;
  const isEmpty = set !== undefined && set.members.length + set.accessories.length === 0;
  const mayKeep = KEEPERS.some((role) => held.includes(role)) && !isRetired && set?.partOf === null;
  return (
    <div className="register-part" data-testid="set">
      <header className="part-head">
        <h3>
          {t('registry.set')} {set !== undefined && !isEmpty && <SetMark set={set} />}
        </h3>
        {mayKeep && (
          <Button size="small" onClick={() => setOpen(true)} data-testid="change-set">
            {t(isEmpty ? 'set.make' : 'set.change')}
          </Button>
        )}
      </header>
      {read.isError && <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Skeleton active title={false} paragraph={{ rows: 1 }} className="late" />}
      {isEmpty && set.partOf === null && <p className="muted">{t('registry.noSet')}</p>}
      {set?.partOf && (
        <Link to="/equipment/$assetCode" params={{ assetCode: set.partOf }}>
          {t('registry.partOf', { assetCode: set.partOf })}
        </Link>
      )}
      {set !== undefined && !isEmpty && <SetParts set={set} />}
      {isOpen && <SetDrawer assetCode={assetCode} onClose={() => setOpen(false)} />}
    </div>
  );
}
