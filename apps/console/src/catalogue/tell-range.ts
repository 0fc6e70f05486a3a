import type { Metric } from '../api/answers.ts';

const formatNumber = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 6 });

/** The physical range, such as `-40 ~ 210`; nothing where it is open on both sides. */
export function tellRange({ minimum, maximum }: Pick<Metric, 'minimum' | 'maximum'>): string | null {
  if (minimum === undefined && maximum === undefined) return null;
  if (minimum === undefined) return `≤ ${formatNumber(maximum!)}`;
  return maximum === undefined ? `≥ ${formatNumber(minimum)}` : `${formatNumber(minimum)} ~ ${formatNumber(maximum)}`;
}
