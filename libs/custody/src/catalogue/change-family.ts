import { sql } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { given } from '../given.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { findFamily } from './find-family.ts';
import { requireKeeper } from './require-keeper.ts';
import { requireKnownMetrics } from './require-known-metrics.ts';
import type { FamilyChange, FamilyEntry } from './schemas.ts';
import { toFamilyEntry } from './stored-family.ts';
import { catalogueFamily } from './tables.ts';

/** Changes what a family is called, measures, and shows first. */
export async function changeFamily(
  context: Context,
  code: string,
  change: FamilyChange,
  expectedVersion?: number,
): Promise<{ family: FamilyEntry; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'change-family');
  return withTransaction(db, async (tx) => {
    // A standard family has no row to hold until it is changed for the first time.
    await tx.execute(sql`lock table ${catalogueFamily} in share row exclusive mode`);
    const before = await findFamily(tx, code);
    if (!before) throw new Problem('not-found', `no family ${code}`);
    await requireKeeper(tx, caller, before.keeper);
    requireVersion(before.version, expectedVersion);
    const { label, ...measures } = change;
    const values = { ...before, ...given(measures), ...(label && { labelZh: label.zh, labelEn: label.en }) };
    await requireKnownMetrics(tx, values);
    const row = { ...values, version: before.version + 1 };
    await tx
      .insert(catalogueFamily)
      .values({ createdAt: now, ...row })
      .onConflictDoUpdate({ target: catalogueFamily.code, set: row });
    const family = toFamilyEntry(values);
    await recordAct(tx, context, {
      action: 'change-family',
      subject: { kind: 'family', id: code },
      before: toFamilyEntry(before),
      after: family,
    });
    return { family, version: row.version };
  });
}
