import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Empty, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { EquipmentSections } from '../equipment/equipment-sections.tsx';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { SetMark } from './set-mark.tsx';
import { SetParts } from './set-parts.tsx';
import { SET_FILTERS, type SetFilter } from './set-search.ts';

const PAGE_SIZE = 50;

/** Every set in reach: whether it could go, and what it lacks. */
export function SetsPage() {
  const { t } = useTranslation();
  const { show } = useSearch({ from: '/frame/equipment/sets' });
  const asked = {
    limit: PAGE_SIZE,
    ...(show && { complete: show === 'complete' ? ('true' as const) : ('false' as const) }),
  };
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/sets',
    { params: { query: asked } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const sets = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page">
      <title>{`${t('registry.set')} · ${t('product')}`}</title>
      <EquipmentSections />
      <header className="page-head">
        <h1>{t('registry.set')}</h1>
        <ShowFilter show={show} />
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && sets.length === 0 && (
        <Empty description={t(show === undefined ? 'set.empty' : 'set.emptyFiltered')}>
          {show === undefined && <p className="muted">{t('set.emptyHint')}</p>}
        </Empty>
      )}
      <ul className="list-cards card-grid" data-testid="sets">
        {sets.map((set) => (
          <li key={set.head} className="list-card" data-head={set.head}>
            <span className="list-card-head">
              <Link to="/equipment/$assetCode" params={{ assetCode: set.head }}>
                <span className="code">{set.head}</span> {set.name}
              </Link>
              <SetMark set={set} />
            </span>
            <SetParts set={set} />
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </div>
  );
}

function ShowFilter({ show }: { show: SetFilter | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/equipment/sets' });
  const options = [
    { value: '', label: t('set.all') },
    ...SET_FILTERS.map((value) => ({ value, label: t(`set.shows.${value}`) })),
  ];
  return (
    <Segmented<string>
      aria-label={t('set.filter')}
      value={show ?? ''}
      options={options}
      onChange={(value) => void navigate({ search: value === '' ? {} : { show: value as SetFilter }, replace: true })}
    />
  );
}
