import type { StocktakeState, StocktakeStatus } from '../api/answers.ts';
import { query } from '../api/client.ts';

const PAGE_SIZE = 50;
const PIECES = 200;
/** Others scan at the same time. */
const REFRESH_MS = 5_000;

const PAGED = {
  pageParamName: 'cursor',
  initialPageParam: null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
};

export function useStocktakes(state: StocktakeState | undefined) {
  const params = { query: { limit: PAGE_SIZE, ...(state !== undefined && { state }) } };
  return query.useInfiniteQuery('get', '/api/v1/custody/stocktakes', { params }, PAGED);
}

export function useStocktake(stocktakeId: string) {
  return query.useQuery(
    'get',
    '/api/v1/custody/stocktakes/{stocktakeId}',
    { params: { path: { stocktakeId } } },
    { refetchInterval: ({ state }) => (state.data?.state === 'open' ? REFRESH_MS : false) },
  );
}

export function useStocktakePieces(stocktakeId: string, status: StocktakeStatus | undefined, isOpen: boolean) {
  const params = {
    path: { stocktakeId },
    query: { limit: PIECES, ...(status !== undefined && { status }) },
  };
  return query.useInfiniteQuery(
    'get',
    '/api/v1/custody/stocktakes/{stocktakeId}/pieces',
    { params },
    { ...PAGED, refetchInterval: isOpen ? REFRESH_MS : false },
  );
}
