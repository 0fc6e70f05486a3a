import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';

/** All of them where there are few; of more, the first. */
const MOST_NAMED = 12;

/** Which pieces nobody has seen yet, by name: whoever closes the list answers for that. */
export function UnseenPieces({ stocktake: stocktakeId, count }: { stocktake: string; count: number }) {
  const { t } = useTranslation();
  const params = { path: { stocktakeId }, query: { status: 'pending' as const, limit: MOST_NAMED } };
  const read = query.useQuery('get', '/api/v1/custody/stocktakes/{stocktakeId}/pieces', { params });
  if (read.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} className="late" />;
  if (read.isError) return <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />;
  const { items } = read.data;
  return (
    <ul className="part-lines" data-testid="unseen-pieces">
      {items.map(({ assetCode, piece }) => (
        <li key={assetCode}>
          <span>
            <span className="code">{assetCode}</span> {piece?.name}
          </span>
        </li>
      ))}
      {count > items.length && <li className="muted">{t('stocktake.moreUnseen', { count: count - items.length })}</li>}
    </ul>
  );
}
