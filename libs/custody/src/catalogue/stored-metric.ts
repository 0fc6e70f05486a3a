import type { Metric, MetricKind, ValueType } from '#telemetry/catalogue/metric';
import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { ROOT_ORGANISATION } from '../organisations/kinds.ts';
import type { MetricEntry } from './schemas.ts';
import type { catalogueMetric } from './tables.ts';

type Row = typeof catalogueMetric.$inferSelect;
/** What of a metric can be changed, or was given when it was added. */
export type MetricValues = Omit<Row, 'keeper' | 'createdAt' | 'version' | 'changedIn'>;

export function toMetric(row: MetricValues): Metric {
  return {
    name: row.name,
    unit: row.unit,
    kind: row.kind as MetricKind,
    valueType: row.valueType as ValueType,
    ...(row.minimum !== null && { minimum: row.minimum }),
    ...(row.maximum !== null && { maximum: row.maximum }),
    ...(row.notAvailable.length > 0 && { notAvailable: row.notAvailable }),
    label: { zh: row.labelZh, en: row.labelEn },
  };
}

/** A standard metric as a row that overrides it in nothing yet. */
export function toStandardRow(metric: Metric): MetricValues & { keeper: string } {
  const { name, unit, kind, valueType, minimum = null, maximum = null, notAvailable = [], label } = metric;
  return {
    name,
    unit,
    kind,
    valueType,
    minimum,
    maximum,
    notAvailable: [...notAvailable],
    labelZh: label.zh,
    labelEn: label.en,
    keeper: ROOT_ORGANISATION,
  };
}

export function toMetricEntry({ notAvailable, ...metric }: Metric): MetricEntry {
  const standard = findStandardMetric(metric.name) !== undefined;
  return { ...metric, ...(notAvailable && { notAvailable: [...notAvailable] }), standard };
}
