import { useNavigate } from '@tanstack/react-router';
import { Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DutyRoster } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { changeSearch, type DutySearch } from './duty-search.ts';
import { MemberList } from './member-list.tsx';
import { TelephoneLink } from './telephone-link.tsx';

const PAGE_SIZE = 50;
const REFRESH_MS = 60_000;

/** The other duty rooms, above and below: whom to ring there at this moment. */
export function RoomsPanel({ search, shown }: { search: DutySearch; shown: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/duty-rosters',
    { params: { query: { limit: PAGE_SIZE, ...(search.q !== undefined && { q: search.q }) } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      refetchInterval: REFRESH_MS,
    },
  );
  const rooms = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(
    ({ organisation }) => organisation !== shown,
  );
  const look = (q: string) => {
    void navigate({ to: '/duty', search: changeSearch(search, { q: q === '' ? undefined : q }), replace: true });
  };
  return (
    <section className="duty-rooms" aria-label={t('duty.rooms')} data-testid="duty-rooms">
      <div className="panel-head">
        <h2>{t('duty.rooms')}</h2>
        <Input.Search
          aria-label={t('duty.findRoom')}
          placeholder={t('duty.findRoom')}
          defaultValue={search.q ?? ''}
          onSearch={(text) => look(text.trim())}
          allowClear
        />
      </div>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 4 }} className="late" />}
      {list.isSuccess && rooms.length === 0 && (
        <p className="muted">{t(search.q === undefined ? 'duty.noRooms' : 'duty.noRoomFound')}</p>
      )}
      <ul className="list-cards">
        {rooms.map((room) => (
          <RoomCard key={room.organisation} room={room} />
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  );
}

function RoomCard({ room }: { room: DutyRoster }) {
  const { t } = useTranslation();
  const { organisation, organisationName, telephone, now } = room;
  return (
    <li className="list-card" data-room={organisation}>
      <span className="list-card-head">
        <strong>{organisationName}</strong>
        {telephone !== null && <TelephoneLink number={telephone} />}
      </span>
      {now === null ? <span className="duty-nobody">✕ {t('duty.nobody')}</span> : <MemberList members={now.members} />}
    </li>
  );
}
