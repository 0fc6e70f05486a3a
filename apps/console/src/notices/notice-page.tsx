import { Link, useParams } from '@tanstack/react-router';
import { Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemCode } from '../api/problem.ts';
import { query } from '../api/client.ts';
import { DutySections } from '../duty/duty-sections.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { NoticeCard } from './notice-card.tsx';

const REFRESH_MS = 10_000;

/** One notice, where a text message or a webhook leads: what happened, who was called, and the button to answer. */
export function NoticePage() {
  const { t } = useTranslation();
  const { noticeId } = useParams({ from: '/frame/duty/notices/$noticeId' });
  const read = query.useQuery(
    'get',
    '/api/v1/notices/{noticeId}',
    { params: { path: { noticeId } } },
    { refetchInterval: ({ state }) => (state.data?.acknowledgedAt === null ? REFRESH_MS : false) },
  );
  const isMissing = read.isError && ['not-found', 'validation-failed'].includes(problemCode(read.error));
  return (
    <div className="page">
      <title>{`${t('notice.one')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('notice.one')}</h1>
        <DutySections />
      </header>
      {read.isPending && <Skeleton active paragraph={{ rows: 4 }} className="late" />}
      {isMissing && (
        <Result
          status="info"
          title={t('notice.notForYou')}
          extra={<Link to="/duty/notices">{t('notice.toList')}</Link>}
        />
      )}
      {read.isError && !isMissing && <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && (
        <>
          <ul className="list-cards notices">
            <NoticeCard notice={read.data} />
          </ul>
          <p>
            <Link to="/duty/notices">{t('notice.toList')}</Link>
          </p>
        </>
      )}
    </div>
  );
}
