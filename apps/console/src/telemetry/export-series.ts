import { csvOf } from '../format/csv.ts';
import { displayUnit } from '../format/measure.ts';
import { formatDateTime, screenTimeZone } from '../format/screen-time.ts';
import type { SeriesPoint } from './series.ts';

export interface ExportedSeries {
  readonly metric: string;
  readonly unit: string;
  readonly points: readonly SeriesPoint[];
  readonly states: readonly string[] | null;
  readonly bucketed: boolean;
}

/** The series as comma-separated values: UTC and the time of the screens, the unit in the heading. */
export function toCsv({ metric, unit, points, states, bucketed }: ExportedSeries): string {
  const measured = `${metric}${displayUnit(unit, metric) === '' ? '' : ` (${displayUnit(unit, metric)})`}`;
  const heading = [
    'time (UTC)',
    `time (${screenTimeZone()})`,
    ...(bucketed ? [`${measured} mean`, 'minimum', 'maximum', 'count'] : [measured]),
  ];
  const rows = points.map((point) => {
    const times = [new Date(point.timeMs), formatDateTime(point.timeMs)];
    if (bucketed) return [...times, point.value, point.minimum, point.maximum, point.count];
    return [...times, states?.[point.value] ?? point.value];
  });
  return csvOf([heading, ...rows]);
}
