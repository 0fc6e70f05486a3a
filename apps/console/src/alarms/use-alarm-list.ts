import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Alarm } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { type AlarmFilters, sortOf, toQuery } from './alarm-filters.ts';

const PAGE_SIZE = 100;

/** The alarms that pass the filters, page by page, and how many they are in all. */
export function useAlarmList(filters: AlarmFilters) {
  const asked = toQuery(filters);
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/alarms',
    { params: { query: { ...asked, sort: sortOf(filters), limit: PAGE_SIZE } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
  const counted = query.useQuery(
    'get',
    '/api/v1/alarms/count',
    { params: { query: asked } },
    { placeholderData: keepPreviousData },
  );
  // An alarm that was raised while pages were read may stand on two of them.
  const alarms = useMemo<Alarm[]>(() => {
    const byId = new Map(list.data?.pages.flatMap(({ items }) => items).map((alarm) => [alarm.id, alarm]));
    return [...byId.values()];
  }, [list.data]);
  return { list, alarms, counted: counted.data };
}
