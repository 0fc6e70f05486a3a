import { inArray } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { catalogueMetric } from './tables.ts';

/** The unit of a metric, null for one that the catalogue does not know. */
export type UnitOf = (metric: string) => string | null;

/** A unit never changes, so that of a standard name needs no look into the database. */
export async function unitsOf(db: Queryable, metrics: readonly string[]): Promise<UnitOf> {
  const others = metrics.filter((metric) => !findStandardMetric(metric));
  const { name, unit } = catalogueMetric;
  const rows =
    others.length === 0 ? [] : await db.select({ name, unit }).from(catalogueMetric).where(inArray(name, others));
  const added = new Map(rows.map((row) => [row.name, row.unit]));
  return (metric) => findStandardMetric(metric)?.unit ?? added.get(metric) ?? null;
}
