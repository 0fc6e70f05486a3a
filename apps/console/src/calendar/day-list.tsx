import { FilterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { DayChoice, PieceChoice, useChangeSearch } from './calendar-filter-bar.tsx';
import { type CalendarSearch, isNarrowed } from './calendar-search.ts';
import { KindMark } from './kind-mark.tsx';
import { dayOf, gridOf } from './time-grid.ts';
import { usePeriodText } from './use-claim-words.ts';
import type { Proposal } from './use-grid-cursor.ts';

const PAGE_SIZE = 100;

function useDay({ q, family, organisation, kind }: CalendarSearch, day: string) {
  const { fromMs, toMs } = gridOf('day', day);
  const filters = { ...(q && { q }), ...(family && { family }), ...(organisation && { organisation }) };
  const period = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  return query.useInfiniteQuery(
    'get',
    '/api/v1/allocations',
    { params: { query: { ...filters, ...(kind && { kind }), ...period, limit: PAGE_SIZE } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}

interface DayListProps {
  readonly search: CalendarSearch;
  readonly onPropose: (proposal: Proposal) => void;
}

/** On a phone: what is booked on one day, by when it begins. */
export function DayList({ search }: DayListProps) {
  const { t } = useTranslation();
  const day = search.day ?? dayOf(serverNowMs());
  const change = useChangeSearch(search);
  const [isOpen, setOpen] = useState(isNarrowed(search));
  const list = useDay(search, day);
  const claims = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="filter-bar" role="search">
        <DayChoice zoom="day" day={day} onChange={(chosen) => change({ day: chosen })} />
        <Button icon={<FilterOutlined />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('calendar.filter')}
        </Button>
        {isOpen && <PieceChoice search={search} />}
      </div>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && claims.length === 0 && (
        <Empty description={t('calendar.nothingOnDay')}>
          <p className="muted">{t('calendar.nothingOnDayHint')}</p>
        </Empty>
      )}
      <ul className="list-cards day-list" data-testid="day-list">
        {claims.map((claim) => (
          <li key={claim.id}>
            <ClaimCard claim={claim} />
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

function ClaimCard({ claim }: { claim: Allocation }) {
  const { t } = useTranslation();
  const period = usePeriodText();
  const content = (
    <>
      <span className="list-card-head">
        <span className="code">{claim.assetCode}</span>
        <span>{t(`calendar.states.${claim.state}`)}</span>
      </span>
      <span className="claim-card-who">
        <KindMark kind={claim.kind} /> {claim.organisationName}
      </span>
      <span className="figures">{period(claim)}</span>
    </>
  );
  if (claim.reservation === null) return <div className="list-card">{content}</div>;
  return (
    <Link
      to="/calendar/reservations/$reservationId"
      params={{ reservationId: claim.reservation }}
      className="list-card"
    >
      {content}
    </Link>
  );
}
