import { and, desc, eq, lt, sql, type SQL } from 'drizzle-orm';

import { requireRight } from '../../authorisation/authorise.ts';
import type { Context } from '../../authorisation/caller.ts';
import { isUuid } from '../../fields.ts';
import { decodeCursor, toPage, type Page } from '../../page.ts';
import { agreementInScope, findAgreement, selectAgreements, toAgreement } from './find-agreement.ts';
import type { Agreement, AgreementQuery } from './schemas.ts';
import type { AgreementState } from './states.ts';
import { custodyAgreement, custodyAgreementPiece } from './tables.ts';

/** The agreements that a reached organisation is a party of, newest first. */
export async function listAgreements(
  { db, caller, now }: Context,
  { state, owner, custodian, assetCode, limit, cursor }: AgreementQuery,
): Promise<Page<Agreement>> {
  requireRight(caller, 'see-custody');
  const before = decodeCursor(cursor, isUuid);
  const rows = await selectAgreements(db, caller)
    .where(
      and(
        agreementInScope(caller),
        state && isAgreementInState(state, now),
        owner === undefined ? undefined : eq(custodyAgreement.owner, owner),
        custodian === undefined ? undefined : eq(custodyAgreement.custodian, custodian),
        assetCode === undefined ? undefined : holdsFor(assetCode),
        before === undefined ? undefined : lt(custodyAgreement.id, before),
      ),
    )
    .orderBy(desc(custodyAgreement.id))
    .limit(limit + 1);
  return toPage(
    rows,
    limit,
    (row) => row.agreement.id,
    (row) => toAgreement(row, now),
  );
}

export async function readAgreement(
  { db, caller, now }: Context,
  id: string,
): Promise<{ agreement: Agreement; version: number }> {
  requireRight(caller, 'see-custody');
  const row = await findAgreement(db, caller, id);
  return { agreement: toAgreement(row, now), version: row.agreement.version };
}

function holdsFor(assetCode: string): SQL {
  return sql`exists (select from ${custodyAgreementPiece}
    where ${custodyAgreementPiece.agreement} = ${custodyAgreement.id}
      and ${custodyAgreementPiece.assetCode} = ${assetCode})`;
}

/** The same rule as `agreementStateAt` where the database filters by it; a test holds the two together. */
export function isAgreementInState(state: AgreementState, now: Date): SQL {
  const { from, to, remindDays, endedAt } = custodyAgreement;
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql`${state} = case
    when ${endedAt} is not null then 'ended'
    when ${at} < ${from} then 'upcoming'
    when ${at} >= ${to} then 'over'
    when ${at} >= ${to} - make_interval(hours => 24 * ${remindDays}) then 'expiring'
    else 'active' end`;
}
