import { formatMeasure } from '../format/measure.ts';

/** Three digits or more: `0.08 h`, `12.3 h`, `1,204 h`. */
export function formatHours(hours: number): string {
  return formatMeasure(hours, 'h');
}

/** `19.8%`; a dash where nothing was available. */
export function formatRatio(ratio: number | null): string {
  if (ratio === null) return '—';
  return `${(ratio * 100).toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`;
}
