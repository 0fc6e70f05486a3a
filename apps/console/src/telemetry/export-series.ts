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

/** Excel reads a file as UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that a spreadsheet takes as text, whatever a machine wrote into it. */
function textCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
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
    const times = [new Date(point.timeMs).toISOString(), formatDateTime(point.timeMs)];
    if (bucketed) return [...times, point.value, point.minimum, point.maximum, point.count];
    const state = states?.[point.value];
    return [...times, state === undefined ? point.value : textCell(state)];
  });
  return BYTE_ORDER_MARK + [heading.map(textCell), ...rows].map((row) => row.join(',')).join('\r\n') + '\r\n';
}

export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
