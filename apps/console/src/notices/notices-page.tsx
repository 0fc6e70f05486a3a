import { useNavigate, useSearch } from '@tanstack/react-router';
import { Empty, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { DutySections } from '../duty/duty-sections.tsx';
import { NoticeCard } from './notice-card.tsx';

const PAGE_SIZE = 100;

/** What this organisation and those below it were told about their claims, and who has answered. */
export function NoticesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state } = useSearch({ from: '/frame/duty/notices' });
  const asked = {
    limit: PAGE_SIZE,
    ...(state !== 'all' && { acknowledged: 'false' as const, wantsAnswer: 'true' as const }),
  };
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/notices',
    { params: { query: asked } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const notices = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <title>{`${t('notice.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('notice.title')}</h1>
        <DutySections />
        <Segmented
          aria-label={t('notice.acknowledge')}
          value={state ?? 'open'}
          onChange={(chosen) =>
            void navigate({ to: '/duty/notices', search: chosen === 'all' ? { state: 'all' } : {}, replace: true })
          }
          options={[
            { value: 'open', label: t('notice.onlyOpen') },
            { value: 'all', label: t('notice.all') },
          ]}
        />
      </header>
      <p className="muted">{t('notice.purpose')}</p>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && notices.length === 0 && (
        <Empty description={t(state === 'all' ? 'notice.emptyAll' : 'notice.empty')} />
      )}
      <ul className="list-cards notices">
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </ul>
      <MoreButton list={list} />
    </div>
  );
}
