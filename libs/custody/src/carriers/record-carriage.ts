import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { recordAct } from '../audit/record-act.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipment } from '../register/tables.ts';
import { toCarriage } from './list-carriages.ts';
import type { Carriage } from './schemas.ts';
import { carriage } from './tables.ts';

export type CarriageRow = typeof carriage.$inferSelect;
export type ChangedCarriage = Promise<{ carriage: Carriage; version: number }>;
type Action = 'add-carriage' | 'change-carriage' | 'delete-carriage';

export async function recordCarriage(
  tx: Transaction,
  context: Context,
  action: Action,
  before: CarriageRow | undefined,
  after: CarriageRow | undefined,
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

function toTold({ assetCode, carrier, since, until }: CarriageRow) {
  return { assetCode, carrier, from: since.toISOString(), to: until?.toISOString() ?? null };
}
