import { asc, eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { findStandardMetric, METRICS } from '#telemetry/catalogue/metrics';

import type { Page } from '../page.ts';
import { Problem } from '../problem.ts';
import type { MetricEntry } from './schemas.ts';
import { toMetric, toMetricEntry } from './stored-metric.ts';
import { catalogueMetric } from './tables.ts';

/** One metric of the catalogue, with the version for its ETag. */
export async function readMetric(db: Queryable, name: string): Promise<{ metric: MetricEntry; version: number }> {
  const [row] = await db.select().from(catalogueMetric).where(eq(catalogueMetric.name, name));
  if (row) return { metric: toMetricEntry(toMetric(row)), version: row.version };
  const standard = findStandardMetric(name);
  if (!standard) throw new Problem('not-found', `no metric ${name}`);
  return { metric: toMetricEntry(standard), version: 0 };
}

/** Every metric that the catalogue knows: the standard ones in their order, then the others by name. */
export async function listMetrics(db: Queryable): Promise<Page<MetricEntry>> {
  const rows = await db.select().from(catalogueMetric).orderBy(asc(catalogueMetric.name));
  const byName = new Map(METRICS.map((metric) => [metric.name, metric]));
  for (const row of rows) byName.set(row.name, toMetric(row));
  return { items: [...byName.values()].map(toMetricEntry), nextCursor: null };
}
