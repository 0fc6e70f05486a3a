import { useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Stocktake, StocktakeStatus } from '../api/answers.ts';
import { PIECE_STATUSES } from './stocktake-search.ts';

interface StatusFilterProps {
  readonly stocktake: Stocktake;
  readonly status: StocktakeStatus | undefined;
}

/** How many pieces stand how; one press lists them. */
export function StatusFilter({ stocktake: { id: stocktakeId, state, counts }, status }: StatusFilterProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // Nothing is missing before the end, and nothing is still to be seen after it.
  const shown = PIECE_STATUSES.filter((one) => (state === 'closed' ? one !== 'pending' : one !== 'missing'));
  const options = [
    { value: '', label: t('stocktake.all') },
    ...shown.map((value) => ({ value, label: `${t(`stocktake.statuses.${value}`)} ${counts[value]}` })),
  ];
  return (
    <Segmented<string>
      aria-label={t('stocktake.status')}
      value={status ?? ''}
      options={options}
      onChange={(value) =>
        void navigate({
          to: '/custody/stocktakes/$stocktakeId',
          params: { stocktakeId },
          search: value === '' ? {} : { status: value as StocktakeStatus },
          replace: true,
        })
      }
      className="agreement-filter"
    />
  );
}
