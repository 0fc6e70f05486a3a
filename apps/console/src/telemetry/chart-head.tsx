import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Metric, MetricState } from '../api/answers.ts';
import { useLabel } from '../equipment/families.ts';
import { type PieceSearch, pickRange } from '../equipment/piece-search.ts';
import { RangePicker } from './range-picker.tsx';

export interface ChartableMetric {
  readonly name: string;
  readonly known: Metric | undefined;
  /** The latest value, where there ever was one. */
  readonly state?: MetricState;
}

interface ChartHeadProps {
  readonly metric: string;
  readonly metrics: readonly ChartableMetric[];
  readonly search: PieceSearch;
  readonly onSearch: (search: PieceSearch, replace?: boolean) => void;
}

/** Which metric, over which time, as a line or as figures. */
export function ChartHead({ metric, metrics, search, onSearch }: ChartHeadProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const range = pickRange(search);
  const view = search.view && { view: search.view };
  return (
    <header className="panel-head">
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('chart.metric')}
        value={metric}
        className="metric-select"
        onChange={(chosen) => onSearch({ ...search, metric: chosen }, true)}
        options={metrics.map(({ name, known }) => ({ value: name, label: label(known, name) }))}
      />
      <RangePicker range={range} onChange={(changed) => onSearch({ metric, ...view, ...changed })} />
      <Segmented<'chart' | 'table'>
        aria-label={t('chart.view')}
        value={search.view ?? 'chart'}
        onChange={(chosen) => onSearch({ metric, ...range, ...(chosen === 'table' && { view: chosen }) }, true)}
        options={[
          { value: 'chart', label: t('chart.asChart') },
          { value: 'table', label: t('chart.asTable') },
        ]}
      />
    </header>
  );
}
