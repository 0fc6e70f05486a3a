import type { Series } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { type SeriesPoint, type StateReading, readBuckets, readReadings, readStates } from './series.ts';
import { type TimeWindow, bucketWidthMs, toDuration } from './time-range.ts';

export interface LoadedSeries {
  readonly points: readonly SeriesPoint[];
  /** Of a metric whose values are words. */
  readonly states: readonly StateReading[];
  readonly unit: string | null;
  readonly widthMs: number | null;
  /** Live readings after this are not in it yet. */
  readonly asOfMs: number;
  /** Whether there are more readings than a chart can use. */
  readonly cut: boolean;
}

interface SeriesRequest {
  readonly assetCode: string;
  readonly metric: string;
  readonly isState: boolean;
  readonly window: TimeWindow;
  readonly signal: AbortSignal;
}

const MOST_PAGES = 3;
const BUCKET_ROW = 'min,max,mean,count';

function toInstant(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

/** The history of a metric: its readings where they are few enough, else buckets that keep the peaks. */
export async function loadSeries(request: SeriesRequest): Promise<LoadedSeries> {
  const { fromMs, toMs } = request.window;
  const widthMs = request.isState ? null : bucketWidthMs(toMs - fromMs);
  const from = toInstant(widthMs === null ? fromMs : Math.floor(fromMs / widthMs) * widthMs);
  const bounds = { metric: request.metric, from, to: toInstant(toMs) };
  const base = { asOfMs: toMs, widthMs, states: [], cut: false };
  if (widthMs !== null) {
    const page = await loadPage(request, { ...bounds, every: toDuration(widthMs), aggregate: BUCKET_ROW });
    return { ...base, unit: page.unit, points: readBuckets(page.points) };
  }
  const { rows, unit, cut } = await loadReadings(request, bounds);
  return request.isState
    ? { ...base, unit, cut, points: [], states: readStates(rows) }
    : { ...base, unit, cut, points: readReadings(rows) };
}

type Bounds = { metric: string; from: string; to: string; every?: string; aggregate?: string; cursor?: string };

async function loadPage({ assetCode, signal }: SeriesRequest, query: Bounds): Promise<Series> {
  const { data, error } = await api.GET('/api/v1/equipment/{assetCode}/telemetry', {
    params: { path: { assetCode }, query },
    signal,
  });
  if (data === undefined) throw error;
  return data;
}

async function loadReadings(request: SeriesRequest, bounds: Bounds) {
  const rows: Series['points'] = [];
  let page = await loadPage(request, bounds);
  rows.push(...page.points);
  for (let pages = 1; page.nextCursor && pages < MOST_PAGES; pages += 1) {
    page = await loadPage(request, { ...bounds, cursor: page.nextCursor });
    rows.push(...page.points);
  }
  return { rows, unit: page.unit, cut: Boolean(page.nextCursor) };
}
