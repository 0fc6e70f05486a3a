import { DownloadOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../format/screen-time.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { language } from '../preferences/language.ts';
import { useNarrow } from '../preferences/media-query.ts';
import { UtilisationCards } from './utilisation-cards.tsx';
import { UtilisationFilterBar } from './utilisation-filter-bar.tsx';
import type { UtilisationSearch } from './utilisation-search.ts';
import { UtilisationTable } from './utilisation-table.tsx';
import { UtilisationTotal } from './utilisation-total.tsx';
import { useUtilisation } from './use-utilisation.ts';

/** How much of their time pieces were used and ran (policy: P2). */
export function UtilisationPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/frame/indicators' });
  const narrow = useNarrow();
  const { list, items, total, until, to, asked } = useUtilisation(search);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const List = narrow ? UtilisationCards : UtilisationTable;
  const report = new URLSearchParams({ ...asked, language: language.get() });
  return (
    <div className="page page-whole">
      <title>{`${t('utilisation.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('utilisation.title')}</h1>
        <UtilisationFilterBar search={search} span={asked} narrow={narrow} />
        {until !== undefined && until !== to && (
          <span className="muted figures">{t('utilisation.until', { time: formatDateTime(Date.parse(until)) })}</span>
        )}
        {items.length > 0 && (
          <Button icon={<DownloadOutlined />} href={`/api/v1/reports/utilisation.csv?${report}`} data-testid="export">
            {t('export.csv')}
          </Button>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {list.isSuccess && items.length === 0 && <NothingCounted search={search} />}
      {items.length > 0 && total && <UtilisationTotal total={total} />}
      {items.length > 0 && <List items={items} search={search} />}
      {hasNextPage && (
        <Button className="list-more" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('list.more')} · {t('alarm.listed', { count: items.length })}
        </Button>
      )}
    </div>
  );
}

/** Says why nothing is counted, and what to do first. */
function NothingCounted({ search: { family, custodian, organisation } }: { search: UtilisationSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isNarrowed = family !== undefined || custodian !== undefined || organisation !== undefined;
  return (
    <Empty description={t(isNarrowed ? 'utilisation.emptyFiltered' : 'utilisation.empty')}>
      {isNarrowed ? (
        <Button onClick={() => void navigate({ to: '/indicators' })}>{t('alarm.clearFilters')}</Button>
      ) : (
        <p className="muted">{t('utilisation.emptyHint')}</p>
      )}
    </Empty>
  );
}
