import { useNavigate, useSearch } from '@tanstack/react-router';
import { Empty, Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { QuarantineCards, QuarantineTable } from './quarantined-messages.tsx';

const PAGE_SIZE = 50;

function useQuarantine(filters: { assetCode?: string }) {
  return query.useInfiniteQuery(
    'get',
    '/api/v1/quarantine',
    { params: { query: { ...filters, limit: PAGE_SIZE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
}

/** What was acknowledged but not accepted, and why. */
export function QuarantinePage() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/frame/quarantine' });
  const list = useQuarantine(filters);
  const List = useNarrow() ? QuarantineCards : QuarantineTable;
  const messages = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <title>{`${t('quarantine.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('quarantine.title')}</h1>
        <PieceFilter key={filters.assetCode} assetCode={filters.assetCode ?? ''} />
      </header>
      <p className="muted">{t('quarantine.purpose')}</p>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && messages.length === 0 && <Empty description={t('quarantine.empty')} />}
      {messages.length > 0 && <List messages={messages} />}
      <MoreButton list={list} />
    </div>
  );
}

function PieceFilter({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filterBy = (text: string) => {
    const sought = text.trim().toUpperCase();
    void navigate({ to: '/quarantine', search: sought === '' ? {} : { assetCode: sought } });
  };
  return (
    <div className="filter-bar" role="search">
      <Input.Search
        allowClear
        defaultValue={assetCode}
        aria-label={t('quarantine.assetCode')}
        placeholder={t('quarantine.assetCode')}
        onSearch={filterBy}
      />
    </div>
  );
}
