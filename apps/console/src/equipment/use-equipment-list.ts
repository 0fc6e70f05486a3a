import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Equipment } from '../api/answers.ts';
import { query } from '../api/client.ts';
import type { ListFilters } from './list-filters.ts';

/** The largest page that the API gives: 20,000 pieces are twenty requests. */
const PAGE_SIZE = 1_000;

/** The rows themselves are kept up to date by the stream. */
const REFRESH_MS = 5 * 60_000;

/** Every piece that passes the filters: the first page is shown at once, the others follow by themselves. */
export function useEquipmentList({ q, family, connection }: ListFilters) {
  const filters = { ...(q && { q }), ...(family && { family }), ...(connection && { connection }) };
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/equipment',
    { params: { query: { ...filters, limit: PAGE_SIZE } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      staleTime: REFRESH_MS,
      refetchOnWindowFocus: false,
    },
  );
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);

  const pieces = useMemo<Equipment[]>(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return { list, pieces, isWhole: !hasNextPage };
}
