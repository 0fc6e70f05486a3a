import { useTranslation } from 'react-i18next';
import type { Stocktake, StocktakeState, StocktakeStatus } from '../api/answers.ts';

const STATE_SHAPES: Record<StocktakeState, string> = { open: '◷', closed: '✓', cancelled: '↩' };

/** How far a stocktake is: a shape and a word. */
export function StocktakeStateMark({ state }: { state: StocktakeState }) {
  const { t } = useTranslation();
  return (
    <span className="handover-state" data-state={state}>
      <span aria-hidden>{STATE_SHAPES[state]}</span> {t(`stocktake.states.${state}`)}
    </span>
  );
}

const STATUS_SHAPES: Record<StocktakeStatus, string> = {
  pending: '○',
  found: '✓',
  missing: '✕',
  excused: '→',
  unexpected: '△',
};

/** How a piece stands: a shape, a colour and a word. */
export function StatusMark({ status }: { status: StocktakeStatus }) {
  const { t } = useTranslation();
  return (
    <span className={`stocktake-status stocktake-${status}`} data-status={status}>
      <span aria-hidden>{STATUS_SHAPES[status]}</span> {t(`stocktake.statuses.${status}`)}
    </span>
  );
}

/** Whose stock is taken: a base, or all that an organisation keeps. */
export function useStocktakeName(): (stocktake: Pick<Stocktake, 'organisation' | 'site'>) => string {
  const { t } = useTranslation();
  return ({ organisation, site }) =>
    site === null ? t('stocktake.allOf', { name: organisation.name }) : `${organisation.name} · ${site.name}`;
}
