import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarRow } from '../api/answers.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { CalendarFilterBar } from './calendar-filter-bar.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import { type CalendarSearch, isNarrowed } from './calendar-search.ts';
import { DayList } from './day-list.tsx';
import { DeskSections } from './desk-sections.tsx';
import { useMyKinds } from './use-my-kinds.ts';
import { ProposeDrawer } from './propose-drawer.tsx';
import { dayOf, gridOf, USUAL_ZOOM } from './time-grid.ts';
import { useCalendar } from './use-calendar.ts';
import type { Proposal } from './use-grid-cursor.ts';

/** Who has which piece when, and the way to reserve one. */
export function CalendarPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/frame/calendar' });
  const narrow = useNarrow();
  const [proposal, propose] = useState<Proposal | null>(null);
  const mayReserve = useMyKinds().length > 0;
  const ask = mayReserve ? propose : () => undefined;
  return (
    <div className="page page-whole calendar-page">
      <title>{`${t('calendar.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('calendar.title')}</h1>
        <DeskSections />
        {mayReserve && (
          <Button type="primary" className="propose-button" onClick={() => propose({})} data-testid="propose">
            {t('propose.act')}
          </Button>
        )}
      </header>
      {narrow ? <DayList search={search} onPropose={ask} /> : <Whole search={search} onPropose={ask} />}
      {proposal !== null && <ProposeDrawer proposal={proposal} onClose={() => propose(null)} />}
    </div>
  );
}

interface WholeProps {
  readonly search: CalendarSearch;
  readonly onPropose: (proposal: Proposal) => void;
}

function Whole({ search, onPropose }: WholeProps) {
  const { zoom = USUAL_ZOOM, day = dayOf(serverNowMs()) } = search;
  const grid = useMemo(() => gridOf(zoom, day), [zoom, day]);
  const { list, rows, isWhole } = useCalendar(search, grid);
  return (
    <>
      <CalendarFilterBar search={search} zoom={zoom} day={day} />
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {list.isSuccess && <Listed rows={rows} {...{ search, grid, isWhole, onPropose }} />}
    </>
  );
}

interface ListedProps extends WholeProps {
  readonly rows: readonly CalendarRow[];
  readonly grid: ReturnType<typeof gridOf>;
  readonly isWhole: boolean;
}

function Listed({ rows, search, grid, isWhole, onPropose }: ListedProps) {
  const { t } = useTranslation();
  const mayReserve = useMyKinds().length > 0;
  if (rows.length === 0) return <NothingListed search={search} />;
  return (
    <>
      <CalendarGrid rows={rows} grid={grid} onPropose={onPropose} />
      <p className="muted calendar-keys">
        <span className="figures" role="status" data-testid="calendar-count">
          {t(isWhole ? 'calendar.counted' : 'calendar.counting', { count: rows.length })}
        </span>
        {mayReserve && <span>{t('calendar.keys')}</span>}
      </p>
    </>
  );
}

function NothingListed({ search }: { search: CalendarSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!isNarrowed(search)) {
    return (
      <Empty description={t('calendar.empty')}>
        <p className="muted">{t('calendar.emptyHint')}</p>
      </Empty>
    );
  }
  return (
    <Empty description={t('calendar.emptyFiltered')}>
      <Button onClick={() => void navigate({ to: '/calendar' })}>{t('calendar.clearFilters')}</Button>
    </Empty>
  );
}
