import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem, invalidField } from '../problem.ts';
import { lockPiece } from '../register/lock-piece.ts';
import { findInService } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import { requireVersion } from '../version.ts';
import { toCarriage } from './list-carriages.ts';
import { overlapping, requireCarrier } from './require-carrier.ts';
import type { Carriage, CarriageChange, NewCarriage } from './schemas.ts';
import { carriage } from './tables.ts';

type Row = typeof carriage.$inferSelect;
type Changed = Promise<{ carriage: Carriage; version: number }>;

/** Puts a piece on a carrier for a period. policy: P17 */
export async function addCarriage(context: Context, assetCode: string, input: NewCarriage): Changed {
  const { db, caller, now } = context;
  requireRight(caller, 'add-carriage');
  const since = input.from === undefined ? now : new Date(input.from);
  const until = input.to === undefined ? null : new Date(input.to);
  if (until && until <= since) throw invalidField('to', 'must lie after from');
  return withTransaction(db, async (tx) => {
    await lockPiece(tx, assetCode);
    await findInService(tx, caller, assetCode);
    await requireCarrier(tx, caller, { assetCode, carrier: input.carrier, since, until }, now);
    const values = { id: uuidv7(), assetCode, carrier: input.carrier, since, until, createdAt: now };
    const [row] = await tx.insert(carriage).values(values).returning();
    return record(tx, context, 'add-carriage', undefined, row!);
  }).catch((error: unknown) => explain(error, assetCode));
}

/** Says anew from when to when: it was loaded later, or is unloaded now. */
export async function changeCarriage(
  context: Context,
  assetCode: string,
  id: string,
  change: CarriageChange,
  expectedVersion?: number,
): Changed {
  const { db, caller, now } = context;
  requireRight(caller, 'change-carriage');
  return withTransaction(db, async (tx) => {
    const before = await lockCarriage(tx, context, assetCode, id);
    requireVersion(before.version, expectedVersion);
    const since = change.from === undefined ? before.since : new Date(change.from);
    const until = change.to === undefined ? before.until : change.to === null ? null : new Date(change.to);
    if (until && until <= since) throw invalidField('to', 'must lie after from');
    await requireCarrier(tx, caller, { ...before, since, until }, now);
    const [row] = await tx
      .update(carriage)
      .set({ since, until, version: before.version + 1 })
      .where(eq(carriage.id, id))
      .returning();
    return record(tx, context, 'change-carriage', before, row!);
  }).catch((error: unknown) => explain(error, assetCode));
}

/** Takes a carriage away that was entered by mistake. */
export async function deleteCarriage(
  context: Context,
  assetCode: string,
  id: string,
  expectedVersion?: number,
): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'delete-carriage');
  await withTransaction(db, async (tx) => {
    const before = await lockCarriage(tx, context, assetCode, id);
    requireVersion(before.version, expectedVersion);
    await tx.delete(carriage).where(eq(carriage.id, id));
    await record(tx, context, 'delete-carriage', before, undefined);
  });
}

async function lockCarriage(tx: Transaction, { caller }: Context, assetCode: string, id: string): Promise<Row> {
  await lockPiece(tx, assetCode);
  await findInService(tx, caller, assetCode);
  const [row] = await tx
    .select()
    .from(carriage)
    .where(and(eq(carriage.id, id), eq(carriage.assetCode, assetCode)))
    .for('update');
  if (!row) throw new Problem('not-found', `${assetCode} has no carriage ${id}`);
  return row;
}

type Action = 'add-carriage' | 'change-carriage' | 'delete-carriage';

async function record(
  tx: Transaction,
  context: Context,
  action: Action,
  before: Row | undefined,
  after: Row | undefined,
) {
  const { id, assetCode, carrier } = (after ?? before)!;
  const [piece] = await tx.select().from(equipment).where(eq(equipment.assetCode, assetCode));
  const [vehicle] = await tx.select().from(equipment).where(eq(equipment.assetCode, carrier));
  await recordAct(tx, context, {
    action,
    subject: { kind: 'carriage', id },
    concerns: [piece!, vehicle!].flatMap(({ hostUnit, owner, custodian }) => [hostUnit, owner, custodian]),
    ...(before && { before: toTold(before) }),
    ...(after && { after: toTold(after) }),
  });
  const row = (after ?? before)!;
  return { carriage: toCarriage(row, vehicle!.name, context.now), version: row.version };
}

function toTold({ assetCode, carrier, since, until }: Row) {
  return { assetCode, carrier, from: since.toISOString(), to: until?.toISOString() ?? null };
}

function explain(error: unknown, assetCode: string): never {
  if (violates(error, 'equipment_carriage_once')) throw overlapping(assetCode);
  throw error;
}
