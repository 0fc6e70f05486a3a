import type { Metric } from '../api/answers.ts';

/** What the form of a metric holds. */
export interface MetricForm {
  name: string;
  label: { zh: string; en: string };
  unit: string;
  kind: Exclude<Metric['kind'], 'position'>;
  valueType?: Metric['valueType'] | null;
  minimum?: number | null;
  maximum?: number | null;
  /** Numbers with commas between them. */
  notAvailable?: string | null;
}

export function readNumbers(text: string | null | undefined): number[] {
  return (text ?? '')
    .split(/[,，、;；\s]+/)
    .filter((part) => part !== '')
    .map(Number)
    .filter(Number.isFinite);
}

export function toForm({ name, label, unit, kind, valueType, minimum, maximum, notAvailable }: Metric): MetricForm {
  return {
    name,
    label,
    unit,
    kind: kind as MetricForm['kind'],
    valueType,
    minimum: minimum ?? null,
    maximum: maximum ?? null,
    notAvailable: notAvailable?.join(', ') ?? '',
  };
}

export function toNewMetric({ name, label, unit, kind, valueType, minimum, maximum, notAvailable }: MetricForm) {
  return {
    name,
    label,
    unit,
    kind,
    ...(valueType && { valueType }),
    ...(typeof minimum === 'number' && { minimum }),
    ...(typeof maximum === 'number' && { maximum }),
    notAvailable: readNumbers(notAvailable),
  };
}

export function toMetricChange({ label, minimum, maximum, notAvailable }: MetricForm) {
  return { label, minimum: minimum ?? null, maximum: maximum ?? null, notAvailable: readNumbers(notAvailable) };
}
