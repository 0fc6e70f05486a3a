import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { findInService } from '../register/read-equipment.ts';
import { requireFamily } from '../register/require-family.ts';
import { requireJudgeable } from './require-judgeable.ts';
import type { NewRule, RuleShape } from './schemas.ts';
import { alarmRule } from './tables.ts';
import { toRule } from './to-rule.ts';
import { wakeGateways } from './wake-gateways.ts';

/** Adds a rule for a family, as far as the caller's organisation reaches, or for one piece. */
export async function createRule(context: Context, input: NewRule): Promise<{ rule: RuleShape; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'create-rule');
  const condition = toCondition(input);
  return withTransaction(db, async (tx) => {
    const pieceFamily = await requireSubject(tx, caller, input);
    await requireJudgeable(tx, condition);
    const [row] = await tx
      .insert(alarmRule)
      .values({
        ...condition,
        id: uuidv7(),
        organisation: caller.organisation.code,
        family: input.family ?? null,
        assetCode: input.assetCode ?? null,
        createdAt: now,
        changedAt: now,
      })
      .returning();
    if (!row) throw new Error('the inserted row did not come back');
    const rule = toRule(row, pieceFamily);
    await recordAct(tx, context, { action: 'create-rule', subject: { kind: 'rule', id: rule.id }, after: rule });
    await wakeGateways(tx);
    return { rule, version: row.version };
  });
}

/** What the operator does not look at is left aside. */
function toCondition({ metric, operator, threshold, forSeconds, hysteresis, severity, enabled }: NewRule) {
  const isComparison = operator !== 'silent' && operator !== 'frozen';
  return {
    metric: operator === 'silent' ? null : (metric ?? null),
    operator,
    threshold: isComparison ? (threshold ?? null) : null,
    forSeconds: forSeconds ?? null,
    hysteresis: isComparison ? hysteresis : 0,
    severity,
    enabled,
  };
}

/** Either a family or a piece that the caller keeps in order; the family of the piece. */
async function requireSubject(tx: Transaction, caller: Caller, { family, assetCode }: NewRule): Promise<string | null> {
  if ((family === undefined) === (assetCode === undefined)) {
    throw invalidField('family', 'one of family and assetCode is needed, and only one');
  }
  if (family !== undefined) await requireFamily(tx, family);
  if (assetCode === undefined) return null;
  return (await findInService(tx, caller, assetCode)).entry.family;
}
