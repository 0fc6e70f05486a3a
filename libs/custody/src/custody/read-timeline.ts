import { and, desc, eq, gt, gte, isNull, lt, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { crewHandover } from '../crews/tables.ts';
import { organisation } from '../organisations/tables.ts';
import { findOffered } from '../register/read-equipment.ts';
import { person } from '../people/tables.ts';
import { site } from '../sites/tables.ts';
import { stocktake, stocktakePiece } from '../stocktakes/tables.ts';
import { custodyAgreement, custodyAgreementPiece } from './agreements/tables.ts';
import type { Timeline, TimelineQuery } from './schemas.ts';
import { selectHandovers } from './select-handovers.ts';
import { custodyPeriod, handover } from './tables.ts';
import { toSummary } from './to-handover.ts';

/** The caller reaches the piece; `from` and `to` bound what is told. */
interface Span {
  readonly assetCode: string;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly limit: number;
}

/** Who answered for a piece and what led to it, newest first. */
export async function readTimeline(
  context: Context,
  assetCode: string,
  { from, to, limit }: TimelineQuery,
): Promise<Timeline> {
  requireRight(context.caller, 'see-custody');
  await findOffered(context.db, context.caller, assetCode);
  const span: Span = { assetCode, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined, limit };
  const items = [
    ...(await readPeriods(context, span)),
    ...(await readHandovers(context, span)),
    ...(await readAgreements(context, span)),
    ...(await readFindings(context, span)),
    ...(await readCrews(context, span)),
  ];
  return { items: items.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, limit) };
}

async function readPeriods({ db }: Context, { assetCode, from, to, limit }: Span): Promise<Timeline['items']> {
  const rows = await db
    .select({ period: custodyPeriod, name: organisation.name })
    .from(custodyPeriod)
    .innerJoin(organisation, eq(organisation.code, custodyPeriod.organisation))
    .where(
      and(
        eq(custodyPeriod.assetCode, assetCode),
        from && or(isNull(custodyPeriod.to), gt(custodyPeriod.to, from)),
        to && lt(custodyPeriod.from, to),
      ),
    )
    .orderBy(desc(custodyPeriod.from))
    .limit(limit);
  return rows.map(({ period, name }) => ({
    kind: 'custody',
    at: period.from.toISOString(),
    until: period.to?.toISOString() ?? null,
    organisation: { code: period.organisation, name },
    basis: period.basis,
    handover: period.handover,
  }));
}

async function readHandovers({ db, caller, now }: Context, span: Span): Promise<Timeline['items']> {
  const { assetCode, from, to, limit } = span;
  const rows = await selectHandovers(db, caller)
    .where(
      and(eq(handover.assetCode, assetCode), from && gte(handover.offeredAt, from), to && lt(handover.offeredAt, to)),
    )
    .orderBy(desc(handover.id))
    .limit(limit);
  return rows.map((row) => ({
    kind: 'handover',
    at: row.handover.offeredAt.toISOString(),
    handover: toSummary(row, now),
  }));
}

async function readAgreements({ db }: Context, { assetCode, from, to, limit }: Span): Promise<Timeline['items']> {
  const rows = await db
    .select({ piece: custodyAgreementPiece, code: custodyAgreement.custodian, name: organisation.name })
    .from(custodyAgreementPiece)
    .innerJoin(custodyAgreement, eq(custodyAgreement.id, custodyAgreementPiece.agreement))
    .innerJoin(organisation, eq(organisation.code, custodyAgreement.custodian))
    .where(
      and(
        eq(custodyAgreementPiece.assetCode, assetCode),
        from && gt(custodyAgreementPiece.to, from),
        to && lt(custodyAgreementPiece.from, to),
      ),
    )
    .orderBy(desc(custodyAgreementPiece.from))
    .limit(limit);
  return rows.map(({ piece, code, name }) => ({
    kind: 'agreement',
    at: piece.from.toISOString(),
    until: piece.to.toISOString(),
    agreement: piece.agreement,
    custodian: { code, name },
  }));
}

async function readFindings({ db }: Context, { assetCode, from, to, limit }: Span): Promise<Timeline['items']> {
  const rows = await db
    .select({ piece: stocktakePiece, entry: stocktake, name: organisation.name, siteName: site.name })
    .from(stocktakePiece)
    .innerJoin(stocktake, eq(stocktake.id, stocktakePiece.stocktake))
    .innerJoin(organisation, eq(organisation.code, stocktake.organisation))
    .leftJoin(site, eq(site.id, stocktake.site))
    .where(
      and(
        eq(stocktakePiece.assetCode, assetCode),
        eq(stocktake.state, 'closed'),
        from && gte(stocktake.decidedAt, from),
        to && lt(stocktake.decidedAt, to),
      ),
    )
    .orderBy(desc(stocktake.decidedAt))
    .limit(limit);
  return rows.flatMap(({ piece: { finding }, entry, name, siteName }) => {
    if (finding === null || entry.decidedAt === null) return [];
    return {
      ...{ kind: 'stocktake', at: entry.decidedAt.toISOString(), stocktake: entry.id, finding },
      organisation: { code: entry.organisation, name },
      site: entry.site === null ? null : { id: entry.site, name: siteName ?? '' },
    };
  });
}

const giver = alias(person, 'giver');
const taker = alias(person, 'taker');

async function readCrews({ db }: Context, { assetCode, from, to, limit }: Span): Promise<Timeline['items']> {
  const rows = await db
    .select({ entry: crewHandover, giverName: giver.name, takerName: taker.name, name: organisation.name })
    .from(crewHandover)
    .innerJoin(giver, eq(giver.id, crewHandover.fromPerson))
    .innerJoin(taker, eq(taker.id, crewHandover.toPerson))
    .innerJoin(organisation, eq(organisation.code, crewHandover.toOrganisation))
    .where(
      and(
        eq(crewHandover.assetCode, assetCode),
        eq(crewHandover.state, 'accepted'),
        from && gte(crewHandover.decidedAt, from),
        to && lt(crewHandover.decidedAt, to),
      ),
    )
    .orderBy(desc(crewHandover.decidedAt))
    .limit(limit);
  return rows.flatMap(({ entry, giverName, takerName, name }) => {
    if (entry.decidedAt === null) return [];
    return {
      ...{ kind: 'crew', at: entry.decidedAt.toISOString(), handover: entry.id },
      from: { id: entry.fromPerson, name: giverName },
      to: { id: entry.toPerson, name: takerName },
      organisation: { code: entry.toOrganisation, name },
    };
  });
}
