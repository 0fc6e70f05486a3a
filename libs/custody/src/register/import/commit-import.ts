import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';

import type { Database, Transaction } from '#database/connection';
import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../../audit/record-act.ts';
import { requireRight } from '../../authorisation/authorise.ts';
import type { Context } from '../../authorisation/caller.ts';
import { Problem } from '../../problem.ts';
import { wakeFollowers } from '../../state/wake-followers.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { enterRows, type PlannedRow } from './enter-rows.ts';
import { requireStandingStill } from './require-standing-still.ts';
import { findImport, readImport, standsStill } from './read-import.ts';
import type { EquipmentImport } from './schemas.ts';
import { equipmentImport, equipmentImportRow } from './tables.ts';

/** So many rows are written at once; in between, others have their turn. */
const ENTERED_AT_ONCE = 250;

/**
 * Enters a staged table as one: all its rows or none. What has changed since it was staged refuses it. Made again after
 * it was done it changes nothing. Progress is told outside the transaction, so that others see it.
 */
export async function commitImport(
  context: Context & { readonly db: Database },
  id: string,
  clock: () => Date,
): Promise<EquipmentImport> {
  requireRight(context.caller, 'commit-equipment-import');
  if (!(await claim(context, id))) return readImport(context, id);
  try {
    await withTransaction(context.db, (tx) => enterAll(context, tx, id, clock));
  } catch (error) {
    await context.db
      .update(equipmentImport)
      .set({ state: 'staged', done: 0, movedAt: clock() })
      .where(and(eq(equipmentImport.id, id), eq(equipmentImport.state, 'committing')));
    if (violates(error, 'equipment_pkey')) throw changedMeanwhile('a piece of the table has been entered');
    throw error;
  }
  return readImport(context, id);
}

/** False when it has been entered already. */
async function claim({ db, caller, now }: Context, id: string): Promise<boolean> {
  return withTransaction(db, async (tx) => {
    await tx.select({ id: equipmentImport.id }).from(equipmentImport).where(eq(equipmentImport.id, id)).for('update');
    const { entry } = await findImport(tx, caller, id, now);
    if (entry.state === 'committed') return false;
    const isFree = entry.state === 'staged' || (entry.state === 'committing' && standsStill(entry, now));
    if (!isFree) throw new Problem('in-use', `it cannot be entered: it is ${entry.state}`);
    if (entry.bad > 0)
      throw new Problem('validation-failed', `nothing was entered: ${entry.bad} of ${entry.rowCount} rows are bad`);
    await tx
      .update(equipmentImport)
      .set({ state: 'committing', done: 0, movedAt: now })
      .where(eq(equipmentImport.id, id));
    return true;
  });
}

async function enterAll(
  context: Context & { readonly db: Database },
  tx: Transaction,
  id: string,
  clock: () => Date,
): Promise<void> {
  await requireStandingStill(tx, context.caller, id);
  let done = 0;
  for (let after = ''; ;) {
    const rows = await readPlanned(tx, id, after);
    if (rows.length === 0) break;
    await enterRows(tx, context, rows);
    after = rows.at(-1)!.assetCode;
    done += rows.length;
    await context.db.update(equipmentImport).set({ done, movedAt: clock() }).where(eq(equipmentImport.id, id));
  }
  const [entry] = await tx
    .update(equipmentImport)
    .set({ state: 'committed', movedAt: clock() })
    .where(eq(equipmentImport.id, id))
    .returning();
  if (!entry) throw new Error('the changed row did not come back');
  await recordAct(tx, context, {
    action: 'commit-equipment-import',
    subject: { kind: 'equipment-import', id },
    concerns: [entry.organisation],
    after: { name: entry.name, created: entry.created, changed: entry.changed },
  });
  await wakeFollowers(tx);
}

/** By code, which is the order in which pieces are locked everywhere. */
async function readPlanned(tx: Transaction, id: string, after: string): Promise<PlannedRow[]> {
  const rows = await tx
    .select({ assetCode: equipmentImportRow.assetCode, plan: equipmentImportRow.plan })
    .from(equipmentImportRow)
    .where(
      and(
        eq(equipmentImportRow.import, id),
        isNotNull(equipmentImportRow.plan),
        after === '' ? undefined : gt(equipmentImportRow.assetCode, after),
      ),
    )
    .orderBy(asc(equipmentImportRow.assetCode))
    .limit(ENTERED_AT_ONCE);
  return rows.map(({ assetCode, plan }) => ({ assetCode: assetCode!, plan: plan! }));
}
