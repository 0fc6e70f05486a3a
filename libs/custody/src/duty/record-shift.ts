import type { Transaction } from '#database/connection';

import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import type { Shift } from './schemas.ts';
import { dutyShift } from './tables.ts';

type Row = typeof dutyShift.$inferSelect;
export type ChangedShift = Promise<{ shift: Shift; version: number }>;

export async function recordShift(
  tx: Transaction,
  context: Context,
  action: Verb,
  before: Row | undefined,
  after: Row | undefined,
): Promise<void> {
  const { id, organisation } = (after ?? before)!;
  const describe = ({ fromAt, toAt }: Row) => ({ from: fromAt.toISOString(), to: toAt.toISOString() });
  await recordAct(tx, context, {
    action,
    subject: { kind: 'duty-shift', id },
    concerns: [organisation],
    ...(before && { before: { organisation, ...describe(before) } }),
    ...(after && { after: { organisation, ...describe(after) } }),
  });
}
