import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox, Empty, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Reservation } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { DeskSections } from './desk-sections.tsx';
import { KindMark } from './kind-mark.tsx';
import { usePeriodText } from './use-claim-words.ts';
import { useMe } from '../session/use-me.ts';

const PAGE_SIZE = 100;

/** Reservations in reach, newest first. */
export function ReservationsPage() {
  const { t } = useTranslation();
  const { state, organisation } = useSearch({ from: '/frame/calendar/reservations' });
  const asked = { limit: PAGE_SIZE, state: state ?? ('live' as const), ...(organisation && { organisation }) };
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/reservations',
    { params: { query: asked } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const reservations = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <title>{`${t('calendar.list')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('calendar.list')}</h1>
        <DeskSections />
        <Filters />
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && reservations.length === 0 && (
        <Empty description={t('reservation.empty')}>
          <p className="muted">{t('reservation.emptyHint')}</p>
        </Empty>
      )}
      <ul className="list-cards reservation-list">
        {reservations.map((reservation) => (
          <li key={reservation.id}>
            <ReservationCard reservation={reservation} />
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </div>
  );
}

function Filters() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state, organisation } = useSearch({ from: '/frame/calendar/reservations' });
  const mine = useMe()?.organisation.code;
  const show = (all: boolean, whose: string | undefined) =>
    void navigate({
      to: '/calendar/reservations',
      search: { ...(all && { state: 'all' as const }), ...(whose && { organisation: whose }) },
      replace: true,
    });
  return (
    <div className="filter-bar" role="search">
      <Segmented
        aria-label={t('reservation.state')}
        value={state ?? 'live'}
        onChange={(chosen) => show(chosen === 'all', organisation)}
        options={[
          { value: 'live', label: t('reservation.live') },
          { value: 'all', label: t('reservation.all') },
        ]}
      />
      <Checkbox
        className="free-choice"
        checked={organisation !== undefined}
        onChange={({ target }) => show(state === 'all', target.checked ? mine : undefined)}
      >
        {t('reservation.mine')}
      </Checkbox>
    </div>
  );
}

function ReservationCard({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const period = usePeriodText();
  const { id, kind, state, purpose, organisationName, allocations } = reservation;
  const pieces = allocations.map(({ assetCode }) => assetCode).join(t('listSeparator'));
  return (
    <Link
      to="/calendar/reservations/$reservationId"
      params={{ reservationId: id }}
      className="list-card reservation-card"
    >
      <span className="list-card-head">
        <KindMark kind={kind} />
        <span>{t(`calendar.states.${state}`)}</span>
      </span>
      <span>
        {purpose} · {organisationName}
      </span>
      <span className="figures">
        <span className="code">{pieces}</span> {allocations[0] && period(allocations[0])}
      </span>
    </Link>
  );
}
