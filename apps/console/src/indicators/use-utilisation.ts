import { keepPreviousData } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { serverNowMs } from '../api/server-clock.ts';
import { query } from '../api/client.ts';
import { sortUtilisation } from './sort-utilisation.ts';
import { toQuery, USUAL, type UtilisationSearch } from './utilisation-search.ts';

const PAGE_SIZE = 1_000;

/** How much of their time pieces were used, in the order that was chosen. */
export function useUtilisation(search: UtilisationSearch) {
  // The month that it is now is the one that it was when the page was opened.
  const [nowMs] = useState(serverNowMs);
  const asked = toQuery(search, nowMs);
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/indicators',
    { params: { query: { ...asked, limit: PAGE_SIZE } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
  const { sort = USUAL.sort } = search;
  const items = useMemo(
    () => sortUtilisation(list.data?.pages.flatMap((page) => page.items) ?? [], sort),
    [list.data, sort],
  );
  const first = list.data?.pages[0];
  return { list, items, total: first?.total ?? undefined, until: first?.until, to: first?.to, asked };
}
