import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { CalendarRow } from '../api/answers.ts';
import { query } from '../api/client.ts';
import type { CalendarSearch } from './calendar-search.ts';
import { isOver } from './kinds.ts';
import { overlaps, type TimeGrid } from './time-grid.ts';
import { spanOfClaim } from './tell-claim.ts';

/** The largest page that the API gives: 20,000 pieces are twenty requests. */
const PAGE_SIZE = 1_000;
const REFRESH_MS = 60_000;

/** Every piece that passes the filters with what holds it in the time shown: the first page at once, the others follow. */
export function useCalendar(search: CalendarSearch, grid: TimeGrid) {
  const { q, family, organisation, kind, free } = search;
  const asked = {
    ...(q !== undefined && { q }),
    ...(family !== undefined && { family }),
    ...(organisation !== undefined && { organisation }),
    // Whether a piece is free says all that holds it.
    ...(kind !== undefined && free === undefined && { kind }),
    from: new Date(grid.fromMs).toISOString(),
    to: new Date(grid.toMs).toISOString(),
  };
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/allocations/calendar',
    { params: { query: { ...asked, limit: PAGE_SIZE } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      staleTime: REFRESH_MS,
    },
  );
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const rows = useMemo<CalendarRow[]>(() => {
    const all = list.data?.pages.flatMap((page) => page.items) ?? [];
    return free === undefined ? all : all.filter((row) => isFreeIn(row, grid));
  }, [list.data, free, grid]);
  return { list, rows, isWhole: !hasNextPage };
}

function isFreeIn({ allocations }: CalendarRow, grid: TimeGrid): boolean {
  return !allocations.some((claim) => !isOver(claim.state) && overlaps(spanOfClaim(claim), grid));
}
