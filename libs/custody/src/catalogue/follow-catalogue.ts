import { sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import type { Metric } from '#telemetry/catalogue/metric';

import { readWatermark, type Watermark } from '../watermark.ts';
import { toMetric } from './stored-metric.ts';
import { catalogueMetric } from './tables.ts';

/** The metrics that were added or changed since the watermark, and the next one. */
export async function followCatalogue(
  db: Queryable,
  since: Watermark,
): Promise<{ metrics: Metric[]; watermark: Watermark }> {
  const watermark = await readWatermark(db);
  const rows = await db
    .select()
    .from(catalogueMetric)
    .where(sql`${catalogueMetric.changedIn} >= ${since}::xid8`);
  return { metrics: rows.map(toMetric), watermark };
}
