import { useMemo } from 'react';
import type { Alarm, Rule } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { signOf } from '../alarms/describe-alarm.ts';
import { formatMeasure } from '../format/measure.ts';
import { useNow } from '../format/use-now.ts';
import { type ChartMarks, thresholdsOf } from './chart-marks.ts';
import { type RangeSearch, windowAt } from './time-range.ts';

/** A window that moves asks from a whole five minutes on, so that it is not a new question each second. */
const STEP_MS = 5 * 60_000;
const MOST_BANDS = 500;
const RULES_REFRESH_MS = 60_000;

const NO_ALARMS: Alarm[] = [];
const NO_RULES: Rule[] = [];

interface MarksOptions {
  readonly assetCode: string;
  readonly metric: string;
  readonly unit: string;
  readonly range: RangeSearch;
}

export interface LoadedMarks extends Pick<ChartMarks, 'thresholds'> {
  readonly alarms: readonly Alarm[];
}

/** What the rules say of a metric of this piece, and the alarms that they raised in the time that is shown. */
export function useChartMarks({ assetCode, metric, unit, range }: MarksOptions): LoadedMarks {
  const { fromMs, toMs, live } = windowAt(range, useNow());
  const from = new Date(Math.floor(fromMs / STEP_MS) * STEP_MS).toISOString();
  const bounds = { from, ...(!live && { to: new Date(toMs).toISOString() }) };
  const asked = { assetCode, metric, ...bounds, limit: MOST_BANDS };
  const alarms = query.useQuery('get', '/api/v1/alarms', { params: { query: asked } }).data?.items ?? NO_ALARMS;
  const path = { params: { path: { assetCode } } };
  const rules =
    query.useQuery('get', '/api/v1/equipment/{assetCode}/rules', path, { staleTime: RULES_REFRESH_MS }).data?.items ??
    NO_RULES;
  return useMemo(() => {
    const words = ({ operator, threshold }: Rule) =>
      `${signOf(operator)} ${formatMeasure(threshold ?? 0, unit, metric)}`;
    return { alarms, thresholds: thresholdsOf(rules, metric, words) };
  }, [alarms, rules, metric, unit]);
}
