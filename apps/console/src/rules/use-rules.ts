import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Rule } from '../api/answers.ts';
import { query } from '../api/client.ts';

const PAGE_SIZE = 1_000;

/** Every rule in reach, all pages of them: overrides stand under what they replace, wherever they are in the list. */
export function useRules() {
  const queryClient = useQueryClient();
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/rules',
    { params: { query: { limit: PAGE_SIZE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const { hasNextPage, isFetching, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const rules: Rule[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  const reload = () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/rules') });
  return { list, rules, reload };
}
