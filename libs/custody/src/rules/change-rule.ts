import { eq, sql } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { given } from '../given.ts';
import { requireVersion } from '../version.ts';
import { lockRule } from './find-rule.ts';
import { requireJudgeable } from './require-judgeable.ts';
import type { RuleChange, RuleShape } from './schemas.ts';
import { alarmRule } from './tables.ts';
import { toRule } from './to-rule.ts';
import { wakeGateways } from './wake-gateways.ts';

/** Changes how the rule judges. What it is about stays: another metric or family is another rule. */
export async function changeRule(
  context: Context,
  id: string,
  change: RuleChange,
  expectedVersion?: number,
): Promise<{ rule: RuleShape; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'change-rule');
  return withTransaction(db, async (tx) => {
    const { rule: before, pieceFamily } = await lockRule(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    const after = { ...before, ...given(change), ...(before.threshold === null && { threshold: null, hysteresis: 0 }) };
    await requireJudgeable(tx, after);
    const { threshold, forSeconds, hysteresis, severity, enabled } = after;
    const version = sql`${alarmRule.version} + 1`;
    const [row] = await tx
      .update(alarmRule)
      .set({ threshold, forSeconds, hysteresis, severity, enabled, changedAt: now, version })
      .where(eq(alarmRule.id, id))
      .returning();
    if (!row) throw new Error('a locked rule vanished while it was changed');
    const rule = toRule(row, pieceFamily);
    const subject = { kind: 'rule', id } as const;
    await recordAct(tx, context, { action: 'change-rule', subject, before: toRule(before, pieceFamily), after: rule });
    await wakeGateways(tx);
    return { rule, version: row.version };
  });
}
