import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../format/measure.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useNow } from '../format/use-now.ts';
import { useWords } from '../messages/use-words.ts';
import { useDark } from '../preferences/appearance.ts';
import { paletteOf } from '../theme/palette.ts';
import type { ChartPicture } from './chart-option.ts';
import { type SeriesPoint, breakAtGaps } from './series.ts';
import { bandsOf } from './chart-marks.ts';
import type { LoadedMarks } from './use-chart-marks.ts';
import { type RangeSearch, windowAt } from './time-range.ts';

export interface ChartedSeries {
  readonly metric: string;
  readonly unit: string;
  readonly points: readonly SeriesPoint[];
  readonly states: readonly string[] | null;
  readonly widthMs: number | null;
}

interface PictureOptions {
  readonly series: ChartedSeries;
  readonly marks: LoadedMarks;
  readonly range: RangeSearch;
  readonly intervalSeconds: number;
}

/** What the chart shows at this second: the points in view, broken where the data is. */
export function useChartPicture({ series, marks, range, intervalSeconds }: PictureOptions): ChartPicture {
  const { t } = useTranslation();
  const palette = paletteOf(useDark());
  const nowMs = useNow();
  const { metric, unit, points, widthMs } = series;
  const stateWord = useWords('states');
  const states = useMemo(() => series.states?.map(stateWord) ?? null, [series.states, stateWord]);
  const window = windowAt(range, nowMs);
  const [fromMs, toMs] = [window.fromMs, Math.max(window.toMs, window.live ? (points.at(-1)?.timeMs ?? 0) : 0)];
  return useMemo(() => {
    const inView = points.filter(({ timeMs }) => timeMs >= fromMs - (widthMs ?? 0) && timeMs <= toMs);
    const drawn = breakAtGaps(inView, intervalSeconds, widthMs);
    const texts = { minimum: t('chart.minimum'), maximum: t('chart.maximum') };
    const shown = { thresholds: marks.thresholds, bands: bandsOf(marks.alarms, fromMs, toMs) };
    const severities = t('severity', { returnObjects: true });
    const span = { fromMs, toMs, bucketed: widthMs !== null };
    return { drawn, states, metric, unit, ...span, texts, palette, marks: shown, severities };
  }, [points, marks, states, metric, unit, widthMs, fromMs, toMs, intervalSeconds, palette, t]);
}

/** The chart in one sentence, for those who do not see it. */
export function useChartSummary({ drawn, states, metric, unit, fromMs, toMs }: ChartPicture, label: string): string {
  const { t } = useTranslation();
  const points = drawn.filter((point) => point !== null);
  const show = (value: number | undefined) =>
    value === undefined ? '—' : (states?.[value] ?? formatMeasure(value, unit, metric));
  const numbers = states === null ? points : [];
  return t('chart.summary', {
    metric: label,
    from: formatDateTime(fromMs),
    to: formatDateTime(toMs),
    count: points.length,
    minimum: show(
      extreme(
        Math.min,
        numbers.map(({ minimum }) => minimum),
      ),
    ),
    maximum: show(
      extreme(
        Math.max,
        numbers.map(({ maximum }) => maximum),
      ),
    ),
    latest: show(points.at(-1)?.value),
  });
}

function extreme(choose: (left: number, right: number) => number, values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((left, right) => choose(left, right));
}
