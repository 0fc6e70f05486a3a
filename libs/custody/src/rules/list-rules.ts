import { and, asc, eq, gt, or } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findInScope } from '../register/read-equipment.ts';
import { ruleFromAbove, ruleInScope, selectRules } from './find-rule.ts';
import type { RuleQuery, RuleShape } from './schemas.ts';
import { alarmRule } from './tables.ts';
import { toRule } from './to-rule.ts';

/** The rules in the caller’s reach, and those from above that hold for the caller's pieces; oldest first. */
export async function listRules({ db, caller }: Context, query: RuleQuery): Promise<Page<RuleShape>> {
  requireRight(caller, 'see-rules');
  if (query.assetCode !== undefined) await findInScope(db, caller, query.assetCode);
  const after = decodeCursor(query.cursor, isUuid);
  const rows = await selectRules(db, caller, 'watch')
    .where(
      and(
        or(ruleInScope(caller, 'watch'), ruleFromAbove(caller)),
        after === undefined ? undefined : gt(alarmRule.id, after),
        query.family === undefined ? undefined : eq(alarmRule.family, query.family),
        query.assetCode === undefined ? undefined : eq(alarmRule.assetCode, query.assetCode),
      ),
    )
    .orderBy(asc(alarmRule.id))
    .limit(query.limit + 1);
  return toPage(
    rows,
    query.limit,
    (row) => row.rule.id,
    (row) => toRule(row.rule, row.pieceFamily),
  );
}
