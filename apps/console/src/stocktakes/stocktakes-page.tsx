import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StocktakeState } from '../api/answers.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { KeptNotice } from '../offline/kept-notice.tsx';
import { CustodySections } from '../custody/custody-sections.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { OpenStocktakeDrawer } from './open-stocktake-drawer.tsx';
import { QueueNotice } from './queue-notice.tsx';
import { StocktakeCard } from './stocktake-card.tsx';
import { STOCKTAKE_STATES } from './stocktake-search.ts';
import { useStocktakes } from './use-stocktakes.ts';

/** Stocktakes: those that go on, and what earlier ones found. */
export function StocktakesPage() {
  const { t } = useTranslation();
  const { state } = useSearch({ from: '/frame/custody/stocktakes' });
  const list = useStocktakes(state);
  const mayOpen = useHeldRoles().includes('custodian');
  const [isNew, setNew] = useState(false);
  const stocktakes = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page">
      <title>{`${t('stocktake.title')} · ${t('product')}`}</title>
      <CustodySections />
      <header className="page-head">
        <h1>{t('stocktake.title')}</h1>
        <StateFilter state={state} />
        {mayOpen && (
          <Button type="primary" onClick={() => setNew(true)} data-testid="new-stocktake">
            {t('stocktake.open')}
          </Button>
        )}
      </header>
      <QueueNotice />
      <KeptNotice read={list} />
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && stocktakes.length === 0 && <NoStocktakes isFiltered={state !== undefined} />}
      <ul className="list-cards agreements">
        {stocktakes.map((stocktake) => (
          <StocktakeCard key={stocktake.id} stocktake={stocktake} />
        ))}
      </ul>
      <MoreButton list={list} />
      {isNew && <OpenStocktakeDrawer onClose={() => setNew(false)} />}
    </div>
  );
}

function StateFilter({ state }: { state: StocktakeState | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/custody/stocktakes' });
  const options = [
    { value: '', label: t('agreement.all') },
    ...STOCKTAKE_STATES.map((value) => ({ value, label: t(`stocktake.states.${value}`) })),
  ];
  return (
    <Segmented<string>
      aria-label={t('agreement.state')}
      value={state ?? ''}
      options={options}
      onChange={(value) => void navigate({ search: value === '' ? {} : { state: value as StocktakeState } })}
      className="agreement-filter"
    />
  );
}

function NoStocktakes({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  return (
    <Empty description={t(isFiltered ? 'stocktake.emptyFiltered' : 'stocktake.empty')}>
      {!isFiltered && <p className="muted">{t('stocktake.emptyHint')}</p>}
    </Empty>
  );
}
