import type { Queryable } from '#database/connection';

import { unitsOf, type UnitOf } from '../catalogue/units-of.ts';
import { toSampleValue } from './sample-value.ts';
import type { MetricState } from './schemas.ts';
import type { equipmentMetric } from './tables.ts';

type Row = typeof equipmentMetric.$inferSelect;

/** The latest value of a metric as the outside sees it. */
function toMetricState(row: Row, unitOf: UnitOf): MetricState {
  return {
    value: toSampleValue(row),
    unit: unitOf(row.metric),
    time: row.time.toISOString(),
    quality: row.quality as MetricState['quality'],
  };
}

/** An object without a prototype: a machine chooses the names. */
export async function toMetrics(db: Queryable, rows: readonly Row[]): Promise<Record<string, MetricState>> {
  const names = rows.map((row) => row.metric);
  const unitOf = await unitsOf(db, names);
  const metrics = Object.create(null) as Record<string, MetricState>;
  for (const row of rows) metrics[row.metric] = toMetricState(row, unitOf);
  return metrics;
}
