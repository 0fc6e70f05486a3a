import { inArray } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { invalidField } from '../problem.ts';
import type { FamilyValues } from './stored-family.ts';
import { catalogueMetric } from './tables.ts';

/** A family measures what the catalogue knows, each thing once, and shows one of them first. */
export async function requireKnownMetrics(
  db: Queryable,
  { metrics, headline }: Pick<FamilyValues, 'metrics' | 'headline'>,
): Promise<void> {
  if (new Set(metrics).size < metrics.length) throw invalidField('metrics', 'names one of them twice');
  if (!metrics.includes(headline)) throw invalidField('headline', 'is not among the metrics');
  const others = metrics.filter((name) => !findStandardMetric(name));
  if (others.length === 0) return;
  const { name } = catalogueMetric;
  const rows = await db.select({ name }).from(catalogueMetric).where(inArray(name, others));
  const unknown = others.filter((other) => !rows.some((row) => row.name === other));
  if (unknown.length > 0) throw invalidField('metrics', `${unknown.join(', ')}: no such metric`);
}
