import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { requireKnownMetrics } from './require-known-metrics.ts';
import type { FamilyEntry, NewFamily } from './schemas.ts';
import { findStandardFamily, toFamilyEntry } from './stored-family.ts';
import { catalogueFamily } from './tables.ts';

/** Adds a kind of equipment. */
export async function createFamily(
  context: Context,
  input: NewFamily,
): Promise<{ family: FamilyEntry; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'create-family');
  const taken = new Problem('already-exists', `there is already a family ${input.code}`);
  if (findStandardFamily(input.code)) throw taken;
  return withTransaction(db, async (tx) => {
    await requireKnownMetrics(tx, input);
    const { code, label, headline, metrics, checklist = null } = input;
    const named = { code, labelZh: label.zh, labelEn: label.en };
    const values = { ...named, headline, metrics, checklist, keeper: caller.organisation.code };
    const [row] = await tx
      .insert(catalogueFamily)
      .values({ ...values, createdAt: now })
      .returning();
    if (!row) throw new Error('the inserted row did not come back');
    const family = toFamilyEntry(row);
    await recordAct(tx, context, { action: 'create-family', subject: { kind: 'family', id: code }, after: family });
    return { family, version: row.version };
  }).catch((error: unknown) => {
    throw violates(error, 'catalogue_family_pkey') ? taken : error;
  });
}
