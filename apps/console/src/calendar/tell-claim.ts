import type { Allocation } from '../api/answers.ts';
import { formatDateTime } from '../format/screen-time.ts';
import type { Span } from './time-grid.ts';

const TO_MINUTES = 16;
const YEAR_LENGTH = 5;

/** `11-27 08:00`, with the year where it is another than this one. */
export function formatMinute(timeMs: number, nowMs = Date.now()): string {
  const text = formatDateTime(timeMs).slice(0, TO_MINUTES);
  return text.startsWith(formatDateTime(nowMs).slice(0, YEAR_LENGTH)) ? text.slice(YEAR_LENGTH) : text;
}

type Period = Pick<Allocation, 'from' | 'to'>;

/** A deployment has no end until it is released. */
export function spanOfClaim({ from, to }: Period): Span {
  return { fromMs: Date.parse(from), toMs: to === null ? Infinity : Date.parse(to) };
}

/** Whether it lasts other than it was first asked for. */
export function isMoved({ from, to, originalFrom, originalTo }: Allocation): boolean {
  return Date.parse(from) !== Date.parse(originalFrom) || (originalTo !== null && to !== originalTo);
}
