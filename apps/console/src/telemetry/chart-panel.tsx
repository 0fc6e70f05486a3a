import { Alert, Segmented, Select, Skeleton } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../api/answers.ts';
import { useLabel } from '../equipment/families.ts';
import { type PieceSearch, pickRange } from '../equipment/piece-search.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { ChartFoot } from './chart-foot.tsx';
import { type ChartHandle, MetricChart } from './metric-chart.tsx';
import { RangePicker } from './range-picker.tsx';
import { SeriesTable } from './series-table.tsx';
import type { RangeSearch } from './time-range.ts';
import { useChartPicture, useChartSummary } from './use-chart-picture.ts';
import { useMetricSeries } from './use-metric-series.ts';

interface ChartPanelProps {
  readonly assetCode: string;
  readonly intervalSeconds: number;
  readonly metric: string;
  readonly metrics: readonly { readonly name: string; readonly known: Metric | undefined }[];
  readonly search: PieceSearch;
  readonly onSearch: (search: PieceSearch, replace?: boolean) => void;
}

/** The range that was shown before somebody zoomed in. */
function useLastRecent({ range, from }: RangeSearch) {
  const last = useRef<RangeSearch>({});
  useEffect(() => {
    if (from === undefined) last.current = range === undefined ? {} : { range };
  }, [range, from]);
  return last;
}

/** One metric over a time range: chart or values, what it says in figures, and a file to take along. */
export function ChartPanel({ assetCode, intervalSeconds, metric, metrics, search, onSearch }: ChartPanelProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { view } = search;
  const range = pickRange(search);
  const known = metrics.find(({ name }) => name === metric)?.known;
  const series = useMetricSeries({
    assetCode,
    metric,
    isState: known !== undefined && known.valueType !== 'number',
    range,
  });
  const charted = { ...series, metric, unit: series.unit ?? known?.unit ?? '1' };
  const picture = useChartPicture({ series: charted, range, intervalSeconds });
  const summary = useChartSummary(picture, label(known, metric));
  const handle = useRef<ChartHandle>(null);
  const drawn = picture.drawn.filter((point) => point !== null);
  const kept = { metric, ...(view && { view }) };
  const zoom = useCallback(
    (fromMs: number, toMs: number) =>
      onSearch({ metric, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }),
    [onSearch, metric],
  );
  const lastRecent = useLastRecent(range);
  const zoomBack = useCallback(() => onSearch({ metric, ...lastRecent.current }), [onSearch, metric, lastRecent]);

  return (
    <section className="panel chart-panel" aria-label={t('chart.title')}>
      <header className="panel-head">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('chart.metric')}
          value={metric}
          className="metric-select"
          onChange={(chosen) => onSearch({ ...search, metric: chosen }, true)}
          options={metrics.map(({ name, known: entry }) => ({ value: name, label: label(entry, name) }))}
        />
        <RangePicker range={range} onChange={(changed) => onSearch({ ...kept, ...changed })} />
        <Segmented
          aria-label={t('chart.view')}
          value={view ?? 'chart'}
          onChange={(chosen) =>
            onSearch({ metric, ...range, ...(chosen === 'table' && { view: 'table' as const }) }, true)
          }
          options={[
            { value: 'chart', label: t('chart.asChart') },
            { value: 'table', label: t('chart.asTable') },
          ]}
        />
      </header>
      {series.query.isError && <ProblemNotice error={series.query.error} onRetry={() => void series.query.refetch()} />}
      {series.cut && <Alert type="warning" showIcon title={t('chart.cut', { count: drawn.length })} />}
      {series.query.isPending && <Skeleton active className="late" />}
      {view === 'table' ? (
        <SeriesTable
          points={drawn}
          states={picture.states}
          metric={metric}
          unit={charted.unit}
          bucketed={picture.bucketed}
        />
      ) : (
        <MetricChart
          picture={picture}
          summary={summary}
          points={drawn.length}
          handle={handle}
          onZoom={zoom}
          onZoomBack={zoomBack}
        />
      )}
      <ChartFoot
        assetCode={assetCode}
        picture={picture}
        widthMs={series.widthMs}
        handle={handle}
        loaded={series.query.isSuccess}
      />
    </section>
  );
}
