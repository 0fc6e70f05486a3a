import type { EChartsCoreOption } from 'echarts/core';
import { displayUnit, formatMeasure, formatNumber } from '../format/measure.ts';
import { formatDateTime, toWallTime } from '../format/screen-time.ts';
import type { Severity } from '../api/answers.ts';
import type { Palette } from '../theme/palette.ts';
import { type ChartMarks, reachOf } from './chart-marks.ts';
import { markOption } from './mark-option.ts';
import { type SeriesPoint, standsAlone } from './series.ts';

export interface ChartPicture {
  /** The points in view; null where the line breaks. */
  readonly drawn: readonly (SeriesPoint | null)[];
  readonly states: readonly string[] | null;
  readonly metric: string;
  readonly unit: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly bucketed: boolean;
  readonly texts: { readonly minimum: string; readonly maximum: string };
  readonly marks: ChartMarks;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly palette: Palette;
}

type Pair = [number, number] | [number, null];

const LONE_POINT_SIZE = 5;
const MANY_POINTS = 4_000;

/** A break has no time of its own: it stands right behind the point before it. */
function pairs(drawn: ChartPicture['drawn'], read: (point: SeriesPoint) => number): Pair[] {
  let lastMs = 0;
  return drawn.map((point) => {
    if (point === null) return [lastMs + 1, null];
    lastMs = toWallTime(point.timeMs);
    return [lastMs, read(point)];
  });
}

function lineSeries(picture: ChartPicture) {
  const { drawn, states, palette, marks } = picture;
  return {
    ...markOption({ ...picture, thresholds: states === null ? marks.thresholds : [], bands: marks.bands }),
    id: 'value',
    type: 'line',
    z: 3,
    step: states === null ? false : 'end',
    connectNulls: false,
    symbol: 'circle',
    showAllSymbol: true,
    sampling: drawn.length > MANY_POINTS ? 'minmax' : 'none',
    lineStyle: { width: 1.6, color: palette.act },
    itemStyle: { color: palette.act },
    data: pairs(drawn, ({ value }) => value).map((value, index) => ({
      value,
      symbolSize: drawn[index] !== null && standsAlone(drawn, index) ? LONE_POINT_SIZE : 0,
    })),
  };
}

/** From the smallest to the largest reading of each bucket: the peaks that a mean would hide. */
function bandSeries({ drawn, palette }: ChartPicture) {
  const hidden = {
    type: 'line',
    stack: 'band',
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    connectNulls: false,
  };
  return [
    { ...hidden, id: 'band-floor', data: pairs(drawn, ({ minimum }) => minimum) },
    {
      ...hidden,
      id: 'band',
      areaStyle: { color: palette.act, opacity: 0.18 },
      data: pairs(drawn, ({ minimum, maximum }) => maximum - minimum),
    },
  ];
}

function describePoint({ drawn, states, metric, unit, bucketed, texts }: ChartPicture, index: number): string {
  const point = drawn[index];
  if (!point) return '';
  const shown = states?.[point.value] ?? formatMeasure(point.value, unit, metric);
  const lines = [formatDateTime(point.timeMs), shown];
  if (bucketed && point.count > 1) {
    lines.push(
      `${texts.minimum} ${formatMeasure(point.minimum, unit, metric)}`,
      `${texts.maximum} ${formatMeasure(point.maximum, unit, metric)}`,
    );
  }
  return lines.join('\n');
}

function axes({ drawn, states, metric, unit, fromMs, toMs, palette, marks }: ChartPicture) {
  const label = { color: palette.textMuted, fontSize: 12 };
  const time = {
    type: 'time',
    min: toWallTime(fromMs),
    max: toWallTime(toMs),
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: {
      ...label,
      hideOverlap: true,
      formatter: {
        year: '{yyyy}',
        month: '{MM}-{dd}',
        day: '{MM}-{dd}',
        hour: '{HH}:{mm}',
        minute: '{HH}:{mm}',
        second: '{HH}:{mm}:{ss}',
        millisecond: '{ss}.{SSS}',
      },
    },
  };
  const common = {
    axisLabel: { ...label, formatter: formatNumber },
    splitLine: { lineStyle: { color: palette.line } },
  };
  const name = { name: displayUnit(unit, metric), nameTextStyle: { ...label, align: 'left' as const }, nameGap: 12 };
  const points = drawn.filter((point) => point !== null);
  const [low, high] = reachOf(points, marks.thresholds) ?? [];
  const reach = {
    ...(low !== undefined && { min: ({ min }: { min: number }) => Math.min(min, low) }),
    ...(high !== undefined && { max: ({ max }: { max: number }) => Math.max(max, high) }),
  };
  const value =
    states === null
      ? { type: 'value', scale: true, ...common, ...name, ...reach }
      : { type: 'category', data: [...states], axisLabel: label, axisLine: { show: false } };
  return { xAxis: time, yAxis: value };
}

/** The picture in the words of ECharts. Its clock only knows UTC, so it is told wall time. */
export function chartOption(picture: ChartPicture): EChartsCoreOption {
  const { palette, bucketed } = picture;
  return {
    animation: false,
    useUTC: true,
    grid: { left: 8, right: 20, top: 32, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...axes(picture),
    // Rich text, not HTML: a machine's words are drawn, never parsed.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      transitionDuration: 0,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 13 },
      axisPointer: { lineStyle: { color: palette.textMuted } },
      formatter: (items: { seriesId: string; dataIndex: number }[]) => {
        const item = items.find(({ seriesId }) => seriesId === 'value');
        return item === undefined ? '' : describePoint(picture, item.dataIndex);
      },
    },
    series: [...(bucketed ? bandSeries(picture) : []), lineSeries(picture)],
  };
}
