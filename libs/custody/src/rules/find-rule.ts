import { eq, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { equipmentInScope, reachedCodes, type Reach } from '../authorisation/scope.ts';
import { codesAbove } from '../organisations/tree.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import type { RuleShape } from './schemas.ts';
import { alarmRule } from './tables.ts';
import { toRule } from './to-rule.ts';

/** True where the rule is a reached organisation’s for a family, or of a piece in scope. */
export function ruleInScope(caller: Caller, reach: Reach): SQL<boolean> {
  return sql<boolean>`case when ${alarmRule.assetCode} is null then ${alarmRule.organisation} in ${reachedCodes(caller, reach)}
    else ${equipmentInScope(caller, reach)} end`;
}

/** True where the rule comes from above: it holds for the caller's pieces, and is not theirs to change. */
export function ruleFromAbove(caller: Caller): SQL<boolean> {
  const above = codesAbove(caller.organisation.code);
  return sql<boolean>`(${alarmRule.assetCode} is null and ${alarmRule.organisation} in ${above})`;
}

export function selectRules(db: Queryable, caller: Caller, reach: Reach) {
  return db
    .select({
      rule: alarmRule,
      pieceFamily: equipment.family,
      inScope: ruleInScope(caller, reach),
      fromAbove: ruleFromAbove(caller),
    })
    .from(alarmRule)
    .leftJoin(equipment, eq(equipment.assetCode, alarmRule.assetCode));
}

/** The rule, locked, when it is the caller's to change. One that exists elsewhere answers like one that does not exist. */
export async function lockRule(
  tx: Transaction,
  caller: Caller,
  id: string,
): Promise<{ rule: typeof alarmRule.$inferSelect; pieceFamily: string | null }> {
  const [row] = await selectRules(tx, caller, 'administer')
    .where(eq(alarmRule.id, id))
    .for('update', { of: alarmRule });
  if (row?.inScope) return row;
  if (row?.fromAbove) throw new Problem('forbidden', `the rule is that of ${row.rule.organisation}`);
  throw new Problem('not-found', `no rule ${id}`, row && { countedAs: 'outside-scope' });
}

/** One rule that the caller may see, with the version for its ETag. */
export async function readRule({ db, caller }: Context, id: string): Promise<{ rule: RuleShape; version: number }> {
  requireRight(caller, 'see-rules');
  const [row] = await selectRules(db, caller, 'watch').where(eq(alarmRule.id, id));
  if (!row || !(row.inScope || row.fromAbove)) {
    throw new Problem('not-found', `no rule ${id}`, row && { countedAs: 'outside-scope' });
  }
  return { rule: toRule(row.rule, row.pieceFamily), version: row.rule.version };
}
