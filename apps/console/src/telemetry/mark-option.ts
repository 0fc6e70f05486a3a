import { toWallTime } from '../format/screen-time.ts';
import type { Palette } from '../theme/palette.ts';
import type { AlarmBand, ChartMarks, Threshold } from './chart-marks.ts';

/** Where a band is narrower than this part of the chart there is no room for its word. */
const WORD_SHARE = 0.08;

interface MarkOptions extends ChartMarks {
  readonly severities: Readonly<Record<Threshold['severity'], string>>;
  readonly fromMs: number;
  readonly toMs: number;
  readonly palette: Palette;
}

/** The thresholds as lines and the alarms as bands behind the line, in the words of ECharts. */
export function markOption({ thresholds, bands, severities, fromMs, toMs, palette }: MarkOptions) {
  const word = ({ severity }: Pick<Threshold, 'severity'>) => `▲ ${severities[severity]}`;
  const area = (band: AlarmBand) => [
    {
      xAxis: toWallTime(band.fromMs),
      itemStyle: {
        color: palette[band.severity],
        opacity: band.acknowledged ? 0.05 : 0.15,
        borderColor: palette[band.severity],
        borderWidth: band.acknowledged ? 1 : 0,
      },
      label: {
        show: band.toMs - band.fromMs > WORD_SHARE * (toMs - fromMs),
        formatter: band.acknowledged ? word(band).replace('▲', '△') : word(band),
        position: 'top',
        color: palette[band.severity],
      },
    },
    { xAxis: toWallTime(band.toMs) },
  ];
  const line = (threshold: Threshold) => ({
    yAxis: threshold.value,
    lineStyle: { color: palette[threshold.severity], type: 'dashed', width: 1.4 },
    label: {
      formatter: `${severities[threshold.severity]} ${threshold.words}`,
      position: 'insideStartTop',
      color: palette[threshold.severity],
      textBorderColor: palette.surface,
      textBorderWidth: 3,
    },
  });
  return {
    ...(bands.length > 0 && { markArea: { silent: true, animation: false, data: bands.map(area) } }),
    ...(thresholds.length > 0 && {
      markLine: { silent: true, animation: false, symbol: 'none', data: thresholds.map(line) },
    }),
  };
}
