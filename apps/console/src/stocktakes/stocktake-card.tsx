import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Stocktake } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatDate } from '../format/screen-time.ts';
import { StatusMark, StocktakeStateMark, useStocktakeName } from './stocktake-marks.tsx';

/** A stocktake in the list: whose, by whom, and what it has come to. */
export function StocktakeCard({ stocktake }: { stocktake: Stocktake }) {
  const { t } = useTranslation();
  const nameOf = useStocktakeName();
  const { id: stocktakeId, state, purpose, openedBy, openedAt, decidedAt, counts } = stocktake;
  return (
    <li className="list-card" data-stocktake={stocktakeId}>
      <Link to="/custody/stocktakes/$stocktakeId" params={{ stocktakeId }} className="card-link">
        <span className="list-card-head">
          <strong>{nameOf(stocktake)}</strong>
          <StocktakeStateMark state={state} />
        </span>
        {purpose !== null && <span>{purpose}</span>}
        <span className="figures">
          {t('stocktake.seen', { found: counts.found, expected: counts.expected })}
          {counts.missing > 0 && (
            <>
              {' '}
              <StatusMark status="missing" /> {counts.missing}
            </>
          )}
          {counts.unexpected > 0 && (
            <>
              {' '}
              <StatusMark status="unexpected" /> {counts.unexpected}
            </>
          )}
        </span>
      </Link>
      <span className="muted">
        {openedBy.name} {decidedAt === null ? <AgeText time={openedAt} /> : formatDate(Date.parse(decidedAt))}
      </span>
    </li>
  );
}
