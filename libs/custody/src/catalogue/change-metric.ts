import { eq, sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';
import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { ownChanges } from '../column-types.ts';
import { given } from '../given.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { requireKeeper } from './require-keeper.ts';
import { requireRange } from './require-range.ts';
import type { MetricChange, MetricEntry } from './schemas.ts';
import { toMetric, toMetricEntry, toStandardRow } from './stored-metric.ts';
import { catalogueMetric } from './tables.ts';

/** Changes the range or the label of a metric, a standard one too; its unit and kind stay what they are. */
export async function changeMetric(
  context: Context,
  name: string,
  change: MetricChange,
  expectedVersion?: number,
): Promise<{ metric: MetricEntry; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'change-metric');
  return withTransaction(db, async (tx) => {
    // A standard metric has no row to hold until it is changed for the first time.
    await tx.execute(sql`lock table ${catalogueMetric} in share row exclusive mode`);
    const before = await findMetric(tx, name);
    await requireKeeper(tx, caller, before.keeper);
    requireVersion(before.version, expectedVersion);
    const { label, ...ends } = change;
    const values = { ...before, ...given(ends), ...(label && { labelZh: label.zh, labelEn: label.en }) };
    requireRange(values);
    const row = { ...values, version: before.version + 1, changedIn: ownChanges };
    await tx
      .insert(catalogueMetric)
      .values({ createdAt: now, ...row })
      .onConflictDoUpdate({ target: catalogueMetric.name, set: row });
    const metric = toMetricEntry(toMetric(values));
    await recordAct(tx, context, {
      action: 'change-metric',
      subject: { kind: 'metric', id: name },
      before: toMetricEntry(toMetric(before)),
      after: metric,
    });
    return { metric, version: row.version };
  });
}

/** The entry as it stands; version 0 of a standard one that nobody has changed. */
async function findMetric(tx: Transaction, name: string) {
  const [row] = await tx.select().from(catalogueMetric).where(eq(catalogueMetric.name, name));
  if (row) return row;
  const standard = findStandardMetric(name);
  if (!standard) throw new Problem('not-found', `no metric ${name}`);
  return { ...toStandardRow(standard), version: 0 };
}
