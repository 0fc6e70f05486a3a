import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { fromWallTime } from '../format/screen-time.ts';
import { type ChartPicture, chartOption } from './chart-option.ts';
import { listenForSpan } from './select-span.ts';

use([LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

export type ChartHandle = EChartsType;

interface MetricChartProps {
  readonly picture: ChartPicture;
  readonly summary: string;
  readonly points: number;
  readonly handle: RefObject<ChartHandle | null>;
  readonly zoom: (fromMs: number, toMs: number) => void;
  readonly zoomBack: () => void;
  /** Stands over the chart, such as why it is empty. */
  readonly children?: ReactNode;
}

function useChart(handle: RefObject<ChartHandle | null>) {
  const container = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ChartHandle | null>(null);
  useEffect(() => {
    const opened = init(container.current);
    const resizing = new ResizeObserver(() => opened.resize());
    resizing.observe(container.current!);
    handle.current = opened;
    setChart(opened);
    return () => {
      handle.current = null;
      resizing.disconnect();
      opened.dispose();
    };
  }, [handle]);
  return { container, chart };
}

export function MetricChart({ picture, summary, points, handle, zoom, zoomBack, children }: MetricChartProps) {
  const { container, chart } = useChart(handle);
  const mark = useRef<HTMLDivElement>(null);

  useEffect(
    () => chart?.setOption(chartOption(picture), { replaceMerge: ['series', 'xAxis', 'yAxis'] }),
    [chart, picture],
  );

  useEffect(() => {
    if (chart === null) return undefined;
    const timeAt = (px: number) => fromWallTime(Number(chart.convertFromPixel({ xAxisIndex: 0 }, px)));
    return listenForSpan({
      surface: container.current!,
      mark: mark.current!,
      onSelect: (fromPx, toPx) => zoom(timeAt(fromPx), timeAt(toPx)),
    });
  }, [chart, container, zoom]);

  return (
    <div
      className="chart"
      role="img"
      aria-label={summary}
      data-testid="chart"
      data-points={points}
      data-thresholds={picture.marks.thresholds.length}
      data-bands={picture.marks.bands.length}
      onDoubleClick={zoomBack}
    >
      <div ref={container} className="chart-canvas" />
      <div ref={mark} className="chart-selection" hidden />
      {children}
    </div>
  );
}
