import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { usePeriodText } from '../calendar/use-claim-words.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import type { InTheWay } from './in-the-way.ts';

interface InTheWayListProps {
  readonly assetCode: string;
  readonly found: InTheWay | null;
  readonly failure: unknown;
  readonly onRetry: () => void;
}

/** Who stands in the way of a retirement, until when, and where to settle it. */
export function InTheWayList({ assetCode, found, failure, onRetry }: InTheWayListProps) {
  const { t } = useTranslation();
  if (failure !== null) return <ProblemNotice error={failure} onRetry={onRetry} />;
  if (found === null)
    return (
      <div className="late" role="status">
        {t('pieceAct.checking')}
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      </div>
    );
  const count = found.claims.length + found.offers.length;
  return (
    <div role="status" data-testid="in-the-way" data-count={count}>
      {count === 0 ? <p className="mark-ready">● {t('pieceAct.clear')}</p> : <Standing found={found} count={count} />}
      <OfSets assetCode={assetCode} />
    </div>
  );
}

function Standing({ found, count }: { found: InTheWay; count: number }) {
  const { t } = useTranslation();
  const period = usePeriodText();
  return (
    <>
      <p className="mark-not-ready">✕ {t('pieceAct.inTheWay', { count })}</p>
      <ul className="in-the-way">
        {found.claims.map((claim) => (
          <li key={claim.id}>
            {t('pieceAct.claimInTheWay', {
              organisation: claim.organisationName,
              kind: t(`calendar.kinds.${claim.kind}`),
              period: period(claim),
            })}{' '}
            {claim.reservation !== null && (
              <Link to="/calendar/reservations/$reservationId" params={{ reservationId: claim.reservation }}>
                {t('pieceAct.openClaim')}
              </Link>
            )}
          </li>
        ))}
        {found.offers.map(({ id: handoverId, to }) => (
          <li key={handoverId}>
            {t('pieceAct.offerInTheWay', { to: to.name })}{' '}
            <Link to="/custody/handovers/$handoverId" params={{ handoverId }}>
              {t('pieceAct.openOffer')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Not in the way, but others will feel it. */
function OfSets({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const params = { path: { assetCode } };
  const { data: set } = query.useQuery('get', '/api/v1/equipment/{assetCode}/set', { params });
  if (!set) return null;
  return (
    <>
      {set.partOf !== null && <p className="mark-limited">◐ {t('pieceAct.setInTheWay', { head: set.partOf })}</p>}
      {set.members.length > 0 && (
        <p className="mark-limited">◐ {t('pieceAct.headInTheWay', { count: set.members.length })}</p>
      )}
    </>
  );
}
