import { useTranslation } from 'react-i18next';
import type { Utilisation } from '../api/answers.ts';
import { formatHours, formatRatio } from './format-figures.ts';
import { TimeBar } from './time-bar.tsx';
import { UtilisationName } from './utilisation-name.tsx';
import { USUAL, type UtilisationSearch } from './utilisation-search.ts';

interface UtilisationCardsProps {
  readonly items: readonly Utilisation[];
  readonly search: UtilisationSearch;
}

/** The same in one column. */
export function UtilisationCards({ items, search }: UtilisationCardsProps) {
  const { t } = useTranslation();
  const { by = USUAL.by } = search;
  return (
    <ul className="list-cards" data-testid="utilisation-list">
      {items.map((item) => (
        <li key={item.key} className="list-card utilisation-card">
          <span className="list-card-head">
            <span>
              <UtilisationName item={item} search={search} />
            </span>
            <strong className="figures">{formatRatio(item.utilisation)}</strong>
          </span>
          <TimeBar times={item} />
          <span className="muted figures">
            {by !== 'piece' && `${t('utilisation.pieceCount', { count: item.pieces })} · `}
            {t('utilisation.cardUsed', {
              used: formatHours(item.usedHours),
              available: formatHours(item.availableHours),
            })}
          </span>
          <span className="muted figures">
            {t('utilisation.cardRunning', {
              running: formatHours(item.runningHours),
              ratio: formatRatio(item.runningRatio),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
