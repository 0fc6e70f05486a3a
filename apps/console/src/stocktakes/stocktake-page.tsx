import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button, Result, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stocktake } from '../api/answers.ts';
import { problemCode } from '../api/problem.ts';
import { KeptNotice } from '../offline/kept-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { CancelStocktakeDrawer, CloseStocktakeDrawer } from './end-stocktake-drawers.tsx';
import { PieceList } from './piece-list.tsx';
import { QueueNotice } from './queue-notice.tsx';
import { StatusFilter } from './status-filter.tsx';
import { StocktakeHead } from './stocktake-head.tsx';
import { useStocktake } from './use-stocktakes.ts';

/** One stocktake: what is still to be seen, what was found, and what each machine says to it. */
export function StocktakePage() {
  const { t } = useTranslation();
  const { stocktakeId } = useParams({ from: '/frame/custody/stocktakes/$stocktakeId' });
  const { status } = useSearch({ from: '/frame/custody/stocktakes/$stocktakeId' });
  const read = useStocktake(stocktakeId);
  const isMissing = read.isError && ['not-found', 'validation-failed'].includes(problemCode(read.error));
  return (
    <div className="page custody-page">
      <title>{`${t('stocktake.one')} · ${t('product')}`}</title>
      {read.isPending && <Skeleton active paragraph={{ rows: 10 }} className="late" />}
      {isMissing && (
        <Result
          status="info"
          title={t('stocktake.notForYou')}
          extra={<Link to="/custody/stocktakes">{t('stocktake.toList')}</Link>}
        />
      )}
      {!isMissing && <KeptNotice read={read} />}
      {read.data !== undefined && (
        <>
          <StocktakeHead stocktake={read.data} />
          <QueueNotice stocktake={stocktakeId} />
          <StatusFilter stocktake={read.data} status={status} />
          <PieceList stocktake={read.data} status={status} />
          <Acts stocktake={read.data} />
        </>
      )}
    </div>
  );
}

function Acts({ stocktake }: { stocktake: Stocktake }) {
  const { t } = useTranslation();
  const mayAct = useHeldRoles().includes('custodian');
  const [ending, setEnding] = useState<'close' | 'cancel' | null>(null);
  const { id: stocktakeId, state } = stocktake;
  if (state !== 'open' || !mayAct) return null;
  const done = () => setEnding(null);
  return (
    <div className="act-bar">
      <div className="act-bar-acts">
        <Link
          to="/custody/stocktakes/$stocktakeId/scan"
          params={{ stocktakeId }}
          className="button-link button-link-primary"
          data-testid="scan-stocktake"
        >
          {t('stocktake.scan')}
        </Link>
        <Button onClick={() => setEnding('close')} data-testid="close-stocktake">
          {t('stocktake.close')}
        </Button>
        <Button onClick={() => setEnding('cancel')} data-testid="cancel-stocktake">
          {t('stocktake.cancel')}
        </Button>
      </div>
      {ending === 'close' && <CloseStocktakeDrawer stocktake={stocktake} onClose={done} />}
      {ending === 'cancel' && <CancelStocktakeDrawer stocktake={stocktake} onClose={done} />}
    </div>
  );
}
