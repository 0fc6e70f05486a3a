import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Stocktake, StocktakeStatus } from '../api/answers.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { PieceCard } from './piece-card.tsx';
import { useKnownPieces, useStocktakePieces } from './use-stocktakes.ts';

interface PieceListProps {
  readonly stocktake: Stocktake;
  readonly status: StocktakeStatus | undefined;
}

/** The pieces that stand so. */
export function PieceList({ stocktake: { id, state }, status }: PieceListProps) {
  const { t } = useTranslation();
  const list = useStocktakePieces(id, status, state === 'open');
  const known = useKnownPieces(id, status);
  const pieces = list.data?.pages.flatMap(({ items }) => items) ?? known;
  return (
    <section aria-label={t('stocktake.pieces')}>
      {list.isError && pieces.length === 0 && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && pieces.length === 0 && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && pieces.length === 0 && (
        <p className="muted">{t(status === undefined ? 'stocktake.noPieces' : 'stocktake.noSuchPieces')}</p>
      )}
      <ul className="list-cards stocktake-pieces">
        {pieces.map((piece) => (
          <PieceCard key={piece.assetCode} piece={piece} />
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  );
}
