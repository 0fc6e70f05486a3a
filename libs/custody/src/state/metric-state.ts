import { findMetric } from '#telemetry/catalogue/metrics';

import { toSampleValue } from './sample-value.ts';
import type { MetricState } from './schemas.ts';
import type { equipmentMetric } from './tables.ts';

type Row = typeof equipmentMetric.$inferSelect;

/** The latest value of a metric as the outside sees it. */
function toMetricState(row: Row): MetricState {
  return {
    value: toSampleValue(row),
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
