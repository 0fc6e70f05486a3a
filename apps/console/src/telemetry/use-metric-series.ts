import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MetricState } from '../api/answers.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { live, useLine } from '../live/live.ts';
import { loadSeries } from './load-series.ts';
import { type SeriesPoint, appendReading, toSteps } from './series.ts';
import { type RangeSearch, windowAt } from './time-range.ts';

interface LiveReading {
  readonly timeMs: number;
  readonly value: number | string | boolean;
}

/** Between two loads the stream lengthens the line; a load brings what came late, and what the stream merged away. */
const RELOAD_MS = 15_000;

const LONGEST_TAIL_MS = 2 * 60_000;

function readLive(metric: MetricState | undefined): LiveReading | null {
  if (
    metric === undefined ||
    metric.value === null ||
    metric.quality === 'outOfRange' ||
    metric.quality === 'notAvailable'
  )
    return null;
  return { timeMs: Date.parse(metric.time), value: metric.value };
}

/** What the stream has told of a metric during the last minutes. */
function useLiveTail(assetCode: string, metric: string): readonly LiveReading[] {
  const [tail, setTail] = useState<readonly LiveReading[]>([]);
  useEffect(() => {
    setTail([]);
    return live.subscribe(assetCode, () => {
      const reading = readLive(live.get(assetCode)?.metrics?.[metric]);
      if (reading === null) return;
      setTail((before) => {
        if (reading.timeMs <= (before.at(-1)?.timeMs ?? -Infinity)) return before;
        return [...before.filter(({ timeMs }) => timeMs > reading.timeMs - LONGEST_TAIL_MS), reading];
      });
    });
  }, [assetCode, metric]);
  return tail;
}

/** Loads again when the line is back: what happened meanwhile was not heard. */
function useReloadAfterLoss(reload: () => Promise<unknown>): void {
  const { state } = useLine();
  const wasLost = useRef(false);
  useEffect(() => {
    if (state === 'live' && wasLost.current) void reload();
    if (state !== 'connecting') wasLost.current = state === 'lost';
  }, [state, reload]);
}

interface SeriesOptions {
  readonly assetCode: string;
  readonly metric: string;
  readonly isState: boolean;
  readonly range: RangeSearch;
}

type Loaded = Awaited<ReturnType<typeof loadSeries>>;

interface Line {
  readonly points: readonly SeriesPoint[];
  /** The words that the values of a named state stand for. */
  readonly states: readonly string[] | null;
}

function growStates({ states }: Loaded, newer: readonly LiveReading[]): Line {
  const lastMs = states.at(-1)?.timeMs ?? -Infinity;
  const tail = newer.filter(({ timeMs }) => timeMs > lastMs);
  return toSteps([...states, ...tail.map(({ timeMs, value }) => ({ timeMs, state: String(value) }))]);
}

function growLine({ points, widthMs }: Loaded, newer: readonly LiveReading[]): Line {
  const grown = newer.reduce<readonly SeriesPoint[]>(
    (line, { timeMs, value }) => (typeof value === 'number' ? appendReading(line, { timeMs, value }, widthMs) : line),
    points,
  );
  return { points: grown, states: null };
}

/** One metric of one piece over a time range, growing live when the range ends now. */
export function useMetricSeries({ assetCode, metric, isState, range }: SeriesOptions) {
  const moving = windowAt(range, 0).live;
  const loaded = useQuery({
    queryKey: ['series', assetCode, metric, isState, range],
    queryFn: ({ signal }) => loadSeries({ assetCode, metric, isState, window: windowAt(range, serverNowMs()), signal }),
    refetchInterval: moving ? RELOAD_MS : false,
    placeholderData: (before, previous) =>
      previous?.queryKey[2] === metric && previous.queryKey[1] === assetCode ? keepPreviousData(before) : undefined,
  });
  const { data } = loaded;
  useReloadAfterLoss(loaded.refetch);
  const tail = useLiveTail(assetCode, metric);

  const line = useMemo<Line>(() => {
    if (data === undefined) return { points: [], states: null };
    const newer = moving ? tail.filter(({ timeMs }) => data.widthMs === null || timeMs >= data.asOfMs) : [];
    return isState ? growStates(data, newer) : growLine(data, newer);
  }, [data, tail, moving, isState]);

  return { ...line, unit: data?.unit ?? null, widthMs: data?.widthMs ?? null, cut: data?.cut ?? false, query: loaded };
}
