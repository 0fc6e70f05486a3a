import { findMetric } from '#telemetry/catalogue/metrics';

import type { MetricState } from './schemas.ts';
import type { equipmentMetric } from './tables.ts';

type Row = typeof equipmentMetric.$inferSelect;

/** The latest value of a metric as the outside sees it. */
export function toMetricState(row: Row): MetricState {
  return {
    value: valueOf(row),
    unit: findMetric(row.metric)?.unit ?? null,
    time: row.time.toISOString(),
    quality: row.quality as MetricState['quality'],
  };
}

/** An object without a prototype: a machine chooses the names. */
export function toMetrics(rows: readonly Row[]): Record<string, MetricState> {
  const metrics = Object.create(null) as Record<string, MetricState>;
  for (const row of rows) metrics[row.metric] = toMetricState(row);
  return metrics;
}

function valueOf(row: Row): MetricState['value'] {
  if (row.valueType === 'string') return row.text;
  if (row.valueType === 'boolean' && row.value !== null) return row.value === 1;
  return row.value;
}
