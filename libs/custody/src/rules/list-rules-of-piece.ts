import { asc, eq, or } from 'drizzle-orm';

import { RuleBook } from '#telemetry/conditions/rule-book';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { readWatchedPiece } from '../register/follow-watched-pieces.ts';
import { findInScope } from '../register/read-equipment.ts';
import { toWatchingRule } from './load-rules.ts';
import type { RuleShape } from './schemas.ts';
import { alarmRule } from './tables.ts';
import { toRule } from './to-rule.ts';

/** The rules that hold for one piece, whosever they are, chosen as the gateways choose them; oldest first. */
export async function listRulesOfPiece(
  { db, caller }: Context,
  assetCode: string,
): Promise<{ readonly items: RuleShape[] }> {
  requireRight(caller, 'see-rules');
  const { entry } = await findInScope(db, caller, assetCode);
  const rows = await db
    .select()
    .from(alarmRule)
    .where(or(eq(alarmRule.assetCode, assetCode), eq(alarmRule.family, entry.family)))
    .orderBy(asc(alarmRule.id));
  const { ids } = new RuleBook(rows.map(toWatchingRule)).planFor(await readWatchedPiece(db, entry));
  const held = rows.filter(({ id }) => ids.has(id));
  return { items: held.map((rule) => toRule(rule, rule.assetCode === null ? null : entry.family)) };
}
