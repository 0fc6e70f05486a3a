import { useSearch } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { SiteDrawer } from './site-drawer.tsx';
import { SiteFilterBar } from './site-filter-bar.tsx';
import type { SiteFilters } from './site-filters.ts';
import { SiteImportDrawer } from './site-import-drawer.tsx';
import { SitesTable } from './sites-table.tsx';

const PAGE_SIZE = 100;

function useSites(filters: SiteFilters) {
  return query.useInfiniteQuery(
    'get',
    '/api/v1/sites',
    { params: { query: { ...filters, limit: PAGE_SIZE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
}

/** Home bases and places of risk in reach. */
export function SitesPage() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/frame/administration/sites' });
  const list = useSites(filters);
  const mayChange = useHeldRoles().includes('administrator');
  const [act, setAct] = useState<Site | 'new' | 'import' | null>(null);
  const sites: Site[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setAct(null);
  return (
    <>
      <header className="page-head">
        <h2>{t('site.title')}</h2>
        {list.isSuccess && (
          <span className="muted figures">
            {t(list.hasNextPage ? 'site.loadedPartly' : 'site.loaded', { count: sites.length })}
          </span>
        )}
        <SiteFilterBar filters={filters} />
        {mayChange && (
          <div className="page-acts">
            <Button onClick={() => setAct('import')} data-testid="import-sites">
              {t('siteImport.open')}
            </Button>
            <Button type="primary" onClick={() => setAct('new')} data-testid="new-site">
              {t('site.create')}
            </Button>
          </div>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && sites.length === 0 && <NoSites filtered={Object.keys(filters).length > 0} />}
      {sites.length > 0 && <SitesTable sites={sites} onChange={mayChange ? setAct : null} />}
      <MoreButton list={list} />
      {act === 'import' && <SiteImportDrawer onClose={close} />}
      {act === 'new' && <SiteDrawer site={null} onClose={close} />}
      {typeof act === 'object' && act !== null && <SiteDrawer site={act} onClose={close} />}
    </>
  );
}

function NoSites({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  if (filtered) return <Empty description={t('site.noneFiltered')} />;
  return (
    <Empty description={t('site.none')}>
      <p className="muted">{t('site.noneHint')}</p>
    </Empty>
  );
}
