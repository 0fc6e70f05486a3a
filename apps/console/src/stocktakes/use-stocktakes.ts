import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import type { StocktakePiece, StocktakeState, StocktakeStatus } from '../api/answers.ts';
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

const piecesOf = (stocktakeId: string, status: StocktakeStatus | undefined) => ({
  path: { stocktakeId },
  query: { limit: PIECES, ...(status !== undefined && { status }) },
});

/** What the whole list, as it was read last, says of those that stand so: until they are read themselves. */
export function useKnownPieces(stocktakeId: string, status: StocktakeStatus | undefined): readonly StocktakePiece[] {
  const queryClient = useQueryClient();
  const key = ['get', '/api/v1/custody/stocktakes/{stocktakeId}/pieces', { params: piecesOf(stocktakeId, undefined) }];
  const known = queryClient.getQueryData<InfiniteData<{ items: StocktakePiece[] }>>(key);
  return known?.pages.flatMap(({ items }) => items).filter((piece) => piece.status === status) ?? [];
}

export function useStocktakePieces(stocktakeId: string, status: StocktakeStatus | undefined, isOpen: boolean) {
  const params = piecesOf(stocktakeId, status);
  return query.useInfiniteQuery(
    'get',
    '/api/v1/custody/stocktakes/{stocktakeId}/pieces',
    { params },
    { ...PAGED, refetchInterval: isOpen ? REFRESH_MS : false },
  );
}
