import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyAgreement } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { AgreementCard } from './agreement-card.tsx';
import { AgreementDrawer } from './agreement-drawer.tsx';
import { AGREEMENT_STATES, type AgreementState } from './agreement-form.ts';
import { CustodySections } from '../custody/custody-sections.tsx';
import { EndAgreementDrawer } from './end-agreement-drawer.tsx';
import { useMe } from '../session/use-me.ts';

const PAGE_SIZE = 50;
const PATH = '/api/v1/custody/agreements';

function useAgreements(state: AgreementState | undefined) {
  return query.useInfiniteQuery(
    'get',
    PATH,
    { params: { query: { limit: PAGE_SIZE, ...(state !== undefined && { state }) } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
}

/** Who is to keep what of whom: written down by the owner, ended early with a reason. */
export function AgreementsPage() {
  const { t } = useTranslation();
  const { state } = useSearch({ from: '/frame/custody/agreements' });
  const list = useAgreements(state);
  const mayChange = useHeldRoles().includes('custodian');
  const home = useMe()?.organisation.code;
  const [isNew, setNew] = useState(false);
  const [ending, setEnding] = useState<CustodyAgreement | null>(null);
  const agreements = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page">
      <title>{`${t('agreement.title')} · ${t('product')}`}</title>
      <CustodySections />
      <header className="page-head">
        <h1>{t('agreement.title')}</h1>
        <StateFilter state={state} />
        {mayChange && (
          <Button type="primary" onClick={() => setNew(true)} data-testid="new-agreement">
            {t('agreement.create')}
          </Button>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && agreements.length === 0 && <NoAgreements isFiltered={state !== undefined} />}
      <ul className="list-cards agreements">
        {agreements.map((agreement) => (
          <AgreementCard key={agreement.id} agreement={agreement}>
            {mayChange && isHeld(agreement) && isParty(agreement, home) && (
              <Button onClick={() => setEnding(agreement)}>{t('agreement.end')}</Button>
            )}
          </AgreementCard>
        ))}
      </ul>
      <MoreButton list={list} />
      {isNew && <AgreementDrawer onClose={() => setNew(false)} />}
      {ending !== null && <EndAgreementDrawer agreement={ending} onClose={() => setEnding(null)} />}
    </div>
  );
}

const isParty = ({ owner, custodian }: CustodyAgreement, home: string | undefined) =>
  home === owner.code || home === custodian.code;

const isHeld = ({ state }: CustodyAgreement) => state !== 'ended' && state !== 'over';

function StateFilter({ state }: { state: AgreementState | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/custody/agreements' });
  const options = [
    { value: '', label: t('agreement.all') },
    ...AGREEMENT_STATES.map((value) => ({ value, label: t(`agreement.states.${value}`) })),
  ];
  return (
    <Segmented<string>
      aria-label={t('agreement.state')}
      value={state ?? ''}
      options={options}
      onChange={(value) => void navigate({ search: value === '' ? {} : { state: value as AgreementState } })}
      className="agreement-filter"
    />
  );
}

function NoAgreements({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  return (
    <Empty description={t(isFiltered ? 'agreement.emptyFiltered' : 'agreement.empty')}>
      {!isFiltered && <p className="muted">{t('agreement.emptyHint')}</p>}
    </Empty>
  );
}
