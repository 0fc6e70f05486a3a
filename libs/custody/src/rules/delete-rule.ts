import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireVersion } from '../version.ts';
import { lockRule } from './find-rule.ts';
import { alarmRule } from './tables.ts';
import { toRule } from './to-rule.ts';
import { wakeGateways } from './wake-gateways.ts';

/** Takes the rule away. Its alarms stay in the list; those that stand are cleared by the gateway. */
export async function deleteRule(context: Context, id: string, expectedVersion?: number): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'delete-rule');
  await withTransaction(db, async (tx) => {
    const { rule: before, pieceFamily } = await lockRule(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    await tx.delete(alarmRule).where(eq(alarmRule.id, id));
    const subject = { kind: 'rule', id } as const;
    await recordAct(tx, context, { action: 'delete-rule', subject, before: toRule(before, pieceFamily) });
    await wakeGateways(tx);
  });
}
