import { eq, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Queryable } from '#database/connection';

import type { Caller } from '../../authorisation/caller.ts';
import { reachedCodes } from '../../authorisation/scope.ts';
import { organisation } from '../../organisations/tables.ts';
import { person } from '../../people/tables.ts';
import { Problem } from '../../problem.ts';
import type { Agreement } from './schemas.ts';
import { agreementStateAt } from './states.ts';
import { custodyAgreement, custodyAgreementPiece } from './tables.ts';

const ownerUnit = alias(organisation, 'owner_unit');
const custodianUnit = alias(organisation, 'custodian_unit');
const maker = alias(person, 'maker');
const ender = alias(person, 'ender');

/** Agreements with the names of all that they refer to, and their pieces. */
export function selectAgreements(db: Queryable, caller: Caller) {
  const pieces = sql<string[]>`array(
    select ${custodyAgreementPiece.assetCode} from ${custodyAgreementPiece}
    where ${custodyAgreementPiece.agreement} = ${custodyAgreement.id} order by 1)`;
  return db
    .select({
      agreement: custodyAgreement,
      ownerName: ownerUnit.name,
      custodianName: custodianUnit.name,
      makerName: maker.name,
      enderName: ender.name,
      pieces,
      inScope: agreementInScope(caller),
    })
    .from(custodyAgreement)
    .innerJoin(ownerUnit, eq(ownerUnit.code, custodyAgreement.owner))
    .innerJoin(custodianUnit, eq(custodianUnit.code, custodyAgreement.custodian))
    .innerJoin(maker, eq(maker.id, custodyAgreement.createdBy))
    .leftJoin(ender, eq(ender.id, custodyAgreement.endedBy))
    .$dynamic();
}

export type AgreementRow = Awaited<ReturnType<typeof selectAgreements>>[number];

/** True where a reached organisation is a party. */
export function agreementInScope(caller: Caller): SQL<boolean> {
  const reached = reachedCodes(caller, 'watch');
  return or(
    sql`${custodyAgreement.owner} in ${reached}`,
    sql`${custodyAgreement.custodian} in ${reached}`,
  ) as SQL<boolean>;
}

export async function findAgreement(db: Queryable, caller: Caller, id: string): Promise<AgreementRow> {
  const [row] = await selectAgreements(db, caller).where(eq(custodyAgreement.id, id));
  if (row?.inScope) return row;
  throw new Problem('not-found', `no custody agreement ${id}`, row && { countedAs: 'outside-scope' });
}

export function toAgreement(row: AgreementRow, now: Date): Agreement {
  const { agreement: entry } = row;
  return {
    id: entry.id,
    state: agreementStateAt(entry, now),
    owner: { code: entry.owner, name: row.ownerName },
    custodian: { code: entry.custodian, name: row.custodianName },
    pieces: row.pieces,
    duties: entry.duties,
    feeFen: entry.feeFen,
    from: entry.from.toISOString(),
    to: entry.to.toISOString(),
    remindDays: entry.remindDays,
    createdBy: { id: entry.createdBy, name: row.makerName },
    createdAt: entry.createdAt.toISOString(),
    endedBy: entry.endedBy === null ? null : { id: entry.endedBy, name: row.enderName ?? '' },
    endedAt: entry.endedAt?.toISOString() ?? null,
    endReason: entry.endReason,
  };
}
