import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { EquipmentCards } from './equipment-cards.tsx';
import { EquipmentTable } from './equipment-table.tsx';
import { ListFilterBar } from './list-filter-bar.tsx';
import type { ListFilters } from './list-filters.ts';

const PAGE_SIZE = 100;

function useEquipmentList(filters: ListFilters) {
  return query.useInfiniteQuery(
    'get',
    '/api/v1/equipment',
    { params: { query: { ...filters, limit: PAGE_SIZE } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: (before) => before,
    },
  );
}

export function EquipmentListPage() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/frame/equipment' });
  const list = useEquipmentList(filters);
  const narrow = useNarrow();
  const pieces = list.data?.pages.flatMap((page) => page.items) ?? [];
  const List = narrow ? EquipmentCards : EquipmentTable;

  return (
    <div className="page">
      <title>{`${t('equipment.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('equipment.title')}</h1>
        <ListFilterBar filters={filters} />
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {list.isSuccess && pieces.length === 0 && <NothingListed filtered={Object.keys(filters).length > 0} />}
      {pieces.length > 0 && (
        <>
          <List pieces={pieces} />
          <footer className="list-foot">
            <span data-testid="equipment-count">
              {t(list.hasNextPage ? 'equipment.loadedPartly' : 'equipment.loaded', { count: pieces.length })}
            </span>
            {list.hasNextPage && (
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('equipment.more')}
              </Button>
            )}
          </footer>
        </>
      )}
    </div>
  );
}

/** Says why nothing is listed, and what to do first. */
function NothingListed({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!filtered) {
    return (
      <Empty description={t('equipment.empty')}>
        <p className="muted">{t('equipment.emptyHint')}</p>
      </Empty>
    );
  }
  return (
    <Empty description={t('equipment.emptyFiltered')}>
      <Button onClick={() => void navigate({ to: '/equipment' })}>{t('equipment.clearFilters')}</Button>
    </Empty>
  );
}
