import { inArray } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { catalogueMetric } from './tables.ts';

export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** What people call these metrics, null for one that the catalogue does not know. */
export async function labelsOf(db: Queryable, metrics: readonly string[]): Promise<(metric: string) => Label | null> {
  if (metrics.length === 0) return () => null;
  const { name, labelZh: zh, labelEn: en } = catalogueMetric;
  const rows = await db
    .select({ name, zh, en })
    .from(catalogueMetric)
    .where(inArray(name, [...new Set(metrics)]));
  const stored = new Map(rows.map((row) => [row.name, { zh: row.zh, en: row.en }]));
  return (metric) => stored.get(metric) ?? findStandardMetric(metric)?.label ?? null;
}
