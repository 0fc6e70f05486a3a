import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';
import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { invalidField, Problem } from '../problem.ts';
import { requireRange } from './require-range.ts';
import type { MetricEntry, NewMetric } from './schemas.ts';
import { toMetric, toMetricEntry } from './stored-metric.ts';
import { catalogueMetric } from './tables.ts';

/** Teaches the catalogue a metric. What machines already send under its name is judged good from then on. */
export async function createMetric(
  context: Context,
  input: NewMetric,
): Promise<{ metric: MetricEntry; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'create-metric');
  const taken = new Problem('already-exists', `there is already a metric ${input.name}`);
  if (findStandardMetric(input.name)) throw taken;
  const values = toValues(input);
  requireRange(values);
  return withTransaction(db, async (tx) => {
    const keeper = caller.organisation.code;
    const [row] = await tx
      .insert(catalogueMetric)
      .values({ ...values, keeper, createdAt: now })
      .returning();
    if (!row) throw new Error('the inserted row did not come back');
    const metric = toMetricEntry(toMetric(row));
    await recordAct(tx, context, {
      action: 'create-metric',
      subject: { kind: 'metric', id: row.name },
      after: metric,
    });
    return { metric, version: row.version };
  }).catch((error: unknown) => {
    throw violates(error, 'catalogue_metric_pkey') ? taken : error;
  });
}

function toValues({ name, unit, kind, valueType, minimum, maximum, notAvailable, label }: NewMetric) {
  const type = valueType ?? (kind === 'state' ? 'string' : 'number');
  if (kind !== 'state' && type !== 'number') throw invalidField('valueType', `of a ${kind} is number`);
  return {
    name,
    unit,
    kind,
    valueType: type,
    minimum: minimum ?? null,
    maximum: maximum ?? null,
    notAvailable,
    labelZh: label.zh,
    labelEn: label.en,
  };
}
