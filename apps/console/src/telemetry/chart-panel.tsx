import { Alert, Skeleton } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../equipment/families.ts';
import { type PieceSearch, pickRange } from '../equipment/piece-search.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { ChartFoot } from './chart-foot.tsx';
import { ChartRules } from './chart-rules.tsx';
import { type ChartableMetric, ChartHead } from './chart-head.tsx';
import { type ChartHandle, MetricChart } from './metric-chart.tsx';
import { NothingDrawn } from './nothing-drawn.tsx';
import { SeriesTable } from './series-table.tsx';
import { useChartMarks } from './use-chart-marks.ts';
import { useChartPicture, useChartSummary } from './use-chart-picture.ts';
import { useMetricSeries } from './use-metric-series.ts';
import { useZoom } from './use-zoom.ts';

interface ChartPanelProps {
  readonly assetCode: string;
  readonly intervalSeconds: number;
  readonly metric: string;
  readonly metrics: readonly ChartableMetric[];
  readonly search: PieceSearch;
  readonly onSearch: (search: PieceSearch, replace?: boolean) => void;
}

/** One metric over a time range: chart or values, what it says in figures, and a file to take along. */
export function ChartPanel(props: ChartPanelProps) {
  const { assetCode, intervalSeconds, metric, metrics, search, onSearch } = props;
  const { t } = useTranslation();
  const label = useLabel();
  const range = pickRange(search);
  const { known, state } = metrics.find(({ name }) => name === metric) ?? {};
  const isState = known !== undefined && known.valueType !== 'number';
  const { query, ...series } = useMetricSeries({ assetCode, metric, isState, range });
  const charted = { ...series, metric, unit: series.unit ?? known?.unit ?? '1' };
  const marks = useChartMarks({ assetCode, metric, unit: charted.unit, range });
  const picture = useChartPicture({ series: charted, marks, range, intervalSeconds });
  const summary = useChartSummary(picture, label(known, metric));
  const zooming = useZoom(metric, range, onSearch);
  const handle = useRef<ChartHandle>(null);
  const points = picture.drawn.filter((point) => point !== null);

  return (
    <section className="panel chart-panel" aria-label={t('chart.title')}>
      <ChartHead metric={metric} metrics={metrics} search={search} onSearch={onSearch} />
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {series.cut && <Alert type="warning" showIcon title={t('chart.cut', { count: points.length })} />}
      {query.isPending && <Skeleton active className="late" />}
      {search.view === 'table' ? (
        <SeriesTable picture={picture} points={points} />
      ) : (
        <MetricChart picture={picture} summary={summary} points={points.length} handle={handle} {...zooming}>
          {query.isSuccess && points.length === 0 && <NothingDrawn lastTime={state?.time} />}
        </MetricChart>
      )}
      <ChartRules thresholds={picture.marks.thresholds} />
      <ChartFoot assetCode={assetCode} picture={picture} widthMs={series.widthMs} handle={handle} />
    </section>
  );
}
