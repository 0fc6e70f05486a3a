import { and, asc, desc, eq, isNull, or, sql, type SQL } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { equipment } from '../register/tables.ts';
import { listMissing } from '../stocktakes/list-missing.ts';
import { selectAgreements, toAgreement } from './agreements/find-agreement.ts';
import { isAgreementInState } from './agreements/list-agreements.ts';
import { custodyAgreement } from './agreements/tables.ts';
import type { Desk, KeptPiece } from './desk-schemas.ts';
import { listDueBack } from './list-due-back.ts';
import { isOfferedBy, isOfferedTo } from './list-handovers.ts';
import { selectHandovers } from './select-handovers.ts';
import { custodyPeriod, handover } from './tables.ts';
import { toSummary } from './to-handover.ts';

const SHOWN = 100;

/** What a custodian has to know and do, in one answer. */
export async function readDesk(context: Context): Promise<Desk> {
  const { caller, now } = context;
  requireRight(caller, 'see-custody');
  const own = eq(equipment.custodian, caller.organisation.code);
  return {
    toKeep: await listKept(context, own),
    offeredToMe: await listOffers(context, isOfferedTo(caller, now)),
    offeredByMe: await listOffers(context, isOfferedBy(caller, now)),
    dueBack: await listDueBack(context, SHOWN),
    agreementsExpiring: await listExpiring(context),
    unacknowledged: await listKept(
      context,
      sql`${equipmentInScope(caller, 'administer')} and ${equipment.retiredAt} is null and not ${isAcknowledged}`,
    ),
    missing: await listMissing(context, SHOWN),
  };
}

/** A host unit answers for its own by law (policy: 主体责任); everybody else by signing. */
const isAcknowledged = sql<boolean>`(${custodyPeriod.basis} = 'handover' or ${equipment.custodian} = ${equipment.hostUnit})`;

async function listKept({ db }: Context, which: SQL): Promise<{ count: number; items: KeptPiece[] }> {
  const rows = await db
    .select({
      assetCode: equipment.assetCode,
      name: equipment.name,
      family: equipment.family,
      custodian: equipment.custodian,
      since: custodyPeriod.from,
      acknowledged: isAcknowledged,
      count: sql<number>`count(*) over ()::int`,
    })
    .from(equipment)
    .innerJoin(custodyPeriod, and(eq(custodyPeriod.assetCode, equipment.assetCode), isNull(custodyPeriod.to)))
    .where(which)
    .orderBy(asc(equipment.assetCode))
    .limit(SHOWN);
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map(({ count: _, since, ...row }) => ({ ...row, since: since.toISOString() })),
  };
}

async function listOffers({ db, caller, now }: Context, which: SQL | undefined): Promise<Desk['offeredToMe']> {
  const rows = await selectHandovers(db, caller).where(which).orderBy(desc(handover.id)).limit(SHOWN);
  const count = rows.length < SHOWN ? rows.length : await db.$count(handover, which);
  return { count, items: rows.map((row) => toSummary(row, now)) };
}

async function listExpiring({ db, caller, now }: Context): Promise<Desk['agreementsExpiring']> {
  const { code } = caller.organisation;
  const isOurs = or(eq(custodyAgreement.owner, code), eq(custodyAgreement.custodian, code));
  const which = and(isOurs, isAgreementInState('expiring', now));
  const rows = await selectAgreements(db, caller).where(which).orderBy(asc(custodyAgreement.to)).limit(SHOWN);
  const count = rows.length < SHOWN ? rows.length : await db.$count(custodyAgreement, which);
  return { count, items: rows.map((row) => toAgreement(row, now)) };
}
