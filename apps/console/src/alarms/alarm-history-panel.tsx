import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { AlarmAnswer, AlarmCause, AlarmCustodian, AlarmState } from './alarm-parts.tsx';
import { SeverityMark } from './severity-mark.tsx';

const PAGE_SIZE = 10;

/** What has been on this piece and is over, the latest first. */
export function AlarmHistoryPanel({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/alarms',
    { params: { query: { assetCode, state: 'cleared', limit: PAGE_SIZE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const alarms = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel history-panel" aria-label={t('alarm.history')} data-testid="alarm-history">
      <h2>{t('alarm.history')}</h2>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active className="late" />}
      {list.isSuccess && alarms.length === 0 && <p className="muted">{t('alarm.emptyPast')}</p>}
      <ul className="history">
        {alarms.map((alarm) => (
          <PastAlarm key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  );
}

function PastAlarm({ alarm }: { alarm: Alarm }) {
  return (
    <li className="history-item">
      <SeverityMark {...alarm} />
      <time dateTime={alarm.raisedAt} className="figures">
        {formatDateTime(Date.parse(alarm.raisedAt))}
      </time>
      <div>
        <AlarmCause alarm={alarm} />
        {alarm.witness !== null && <AlarmCustodian alarm={alarm} />}
      </div>
      <div>
        <AlarmState alarm={alarm} />
        <AlarmAnswer alarm={alarm} />
      </div>
    </li>
  );
}
