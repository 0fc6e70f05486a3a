import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Stocktake } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatDateTime } from '../format/screen-time.ts';
import { StocktakeStateMark, useStocktakeName } from './stocktake-marks.tsx';

/** Whose stock is taken, by whom, how far it is, and where the ledger has it. */
export function StocktakeHead({ stocktake }: { stocktake: Stocktake }) {
  const { t } = useTranslation();
  const nameOf = useStocktakeName();
  const { state, purpose, openedBy, openedAt, decidedBy, decidedAt, remark, counts, ledger } = stocktake;
  const number = ledger.at(-1)?.number;
  return (
    <header className="custody-head">
      <nav className="piece-back" aria-label={t('breadcrumb')}>
        <Link to="/custody/stocktakes">{t('stocktake.title')}</Link> /{' '}
        <span aria-current="page">{t('stocktake.one')}</span>
      </nav>
      <h1>{nameOf(stocktake)}</h1>
      {purpose !== null && <p>{purpose}</p>}
      <p className="figures stocktake-sum" data-testid="stocktake-sum">
        <strong>{t('stocktake.seen', { found: counts.found, expected: counts.expected })}</strong>
      </p>
      <dl className="facts handover-facts">
        <dt>{t('agreement.state')}</dt>
        <dd>
          <StocktakeStateMark state={state} />
        </dd>
        <dt>{t('stocktake.openedBy')}</dt>
        <dd>
          {openedBy.name} <AgeText time={openedAt} />
        </dd>
        {decidedBy !== null && decidedAt !== null && (
          <>
            <dt>{t(state === 'cancelled' ? 'stocktake.cancelledBy' : 'stocktake.closedBy')}</dt>
            <dd>
              {decidedBy.name} <span className="figures">{formatDateTime(Date.parse(decidedAt))}</span>
              {state === 'closed' && number !== undefined && ` · ${t('ledger.number', { number })}`}
            </dd>
          </>
        )}
        {remark !== null && (
          <>
            <dt>{t(state === 'cancelled' ? 'custody.reason' : 'stocktake.remark')}</dt>
            <dd>{remark}</dd>
          </>
        )}
      </dl>
    </header>
  );
}
