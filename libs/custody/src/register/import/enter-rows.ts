import { getTableColumns, inArray, sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { recordActs } from '../../audit/record-act.ts';
import type { Context } from '../../authorisation/caller.ts';
import { equipmentInScope } from '../../authorisation/scope.ts';
import { ownChanges } from '../../column-types.ts';
import { appendEntries } from '../../ledger/append-entries.ts';
import { without } from '../../without.ts';
import { ledgeredChanges, toLedgered } from '../ledgered.ts';
import { equipment } from '../tables.ts';
import { toRegistered } from '../to-registered.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import type { RowPlan } from './schemas.ts';

export interface PlannedRow {
  readonly assetCode: string;
  readonly plan: RowPlan;
}

type Entry = typeof equipment.$inferSelect;
type NewEntry = typeof equipment.$inferInsert;

/** Enters a heap of rows: the pieces, their entries in the ledger and in the audit trail. */
export async function enterRows(tx: Transaction, context: Context, rows: readonly PlannedRow[]): Promise<void> {
  await createAll(
    tx,
    context,
    rows.filter(({ plan }) => plan.version === null),
  );
  await changeAll(
    tx,
    context,
    rows.filter(({ plan }) => plan.version !== null),
  );
}

async function createAll(tx: Transaction, context: Context, rows: readonly PlannedRow[]): Promise<void> {
  if (rows.length === 0) return;
  // The fields were judged when the table was staged, column by column.
  const values = rows.map(({ plan }) => {
    return { ...plan.fields, capabilities: plan.capabilities ?? {}, createdAt: context.now } as unknown as NewEntry;
  });
  const made = await tx.insert(equipment).values(values).returning();
  await recordActs(
    tx,
    context,
    made.map((entry) => ({
      action: 'create-equipment',
      subject: { kind: 'equipment', id: entry.assetCode },
      concerns: concernsOf(entry),
      after: toRegistered(entry),
    })),
  );
  await appendEntries(
    tx,
    context,
    made.map((entry) => {
      return { act: 'create-equipment', about: { assetCode: entry.assetCode }, body: toLedgered(entry) };
    }),
  );
}

async function changeAll(tx: Transaction, context: Context, rows: readonly PlannedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const before = await lockUnchanged(tx, context, rows);
  const values = rows.map(({ assetCode, plan }) => {
    const entry = without(before.get(assetCode)!, 'searched');
    const capabilities = plan.capabilities ?? entry.capabilities;
    return { ...entry, ...plan.fields, capabilities, version: entry.version + 1 } as NewEntry;
  });
  const made = await tx
    .insert(equipment)
    .values(values)
    .onConflictDoUpdate({ target: equipment.assetCode, set: { ...TAKEN_OVER, changedIn: ownChanges } })
    .returning();
  const changes = made.map((after) => ({ before: before.get(after.assetCode)!, after }));
  await recordActs(
    tx,
    context,
    changes.map(({ before, after }) => ({
      action: 'change-equipment',
      subject: { kind: 'equipment', id: after.assetCode },
      concerns: [...concernsOf(before), ...concernsOf(after)],
      before: toRegistered(before),
      after: toRegistered(after),
    })),
  );
  await appendEntries(
    tx,
    context,
    changes.flatMap(({ before, after }) => {
      const body = ledgeredChanges(toLedgered(before), toLedgered(after));
      return body ? [{ act: 'change-equipment' as const, about: { assetCode: after.assetCode }, body }] : [];
    }),
  );
}

/** All columns but the key, and the one that the database makes. */
const TAKEN_OVER = Object.fromEntries(
  Object.entries(getTableColumns(equipment))
    .filter(([name]) => !['assetCode', 'searched', 'changedIn', 'createdAt'].includes(name))
    .map(([name, column]) => [name, sql.raw(`excluded.${column.name}`)]),
);

async function lockUnchanged(
  tx: Transaction,
  { caller }: Context,
  rows: readonly PlannedRow[],
): Promise<Map<string, Entry>> {
  const codes = rows.map(({ assetCode }) => assetCode);
  const found = await tx
    .select({ entry: equipment, inScope: equipmentInScope(caller, 'administer') })
    .from(equipment)
    .where(inArray(equipment.assetCode, codes))
    .orderBy(equipment.assetCode)
    .for('no key update');
  const before = new Map(found.filter(({ inScope }) => inScope).map(({ entry }) => [entry.assetCode, entry]));
  for (const { assetCode, plan } of rows)
    if (before.get(assetCode)?.version !== plan.version) throw changedMeanwhile(`${assetCode} has changed`);
  return before;
}

function concernsOf({ hostUnit, owner, custodian }: Entry): string[] {
  return [hostUnit, owner, custodian];
}
