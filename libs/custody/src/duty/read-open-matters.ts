import { and, asc, desc, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

import type { Queryable } from '#database/connection';

import { allocation } from '../calendar/tables.ts';
import { handover } from '../custody/tables.ts';
import { ANSWERED_KINDS } from '../notices/kinds.ts';
import { notice } from '../notices/tables.ts';
import { codesBelow } from '../organisations/tree.ts';
import type { OpenMatters } from './handover-schemas.ts';

const LISTED = 100;

/** What the duty room of an organisation has on its hands now. */
export async function readOpenMatters(db: Queryable, organisation: string, now: Date): Promise<OpenMatters> {
  return {
    notices: await openNotices(db, organisation),
    handovers: await openHandovers(db, organisation, now),
    claimsAtRisk: await claimsAtRisk(db, organisation),
  };
}

async function openNotices(db: Queryable, code: string): Promise<OpenMatters['notices']> {
  const isOpen = and(
    sql`${notice.organisation} in ${codesBelow(code)}`,
    isNull(notice.acknowledgedAt),
    inArray(notice.kind, ANSWERED_KINDS),
  );
  const rows = await db.select().from(notice).where(isOpen).orderBy(desc(notice.id)).limit(LISTED);
  const items = rows.map(({ id, kind, organisation, causedAt }) => {
    return { id, kind, organisation, causedAt: causedAt.toISOString() };
  });
  return { count: await countAll(db, notice, items.length, isOpen), items };
}

async function openHandovers(db: Queryable, code: string, now: Date): Promise<OpenMatters['handovers']> {
  const isOpen = and(
    eq(handover.state, 'offered'),
    gt(handover.expiresAt, now),
    or(eq(handover.fromOrganisation, code), eq(handover.toOrganisation, code)),
  );
  const rows = await db.select().from(handover).where(isOpen).orderBy(asc(handover.expiresAt)).limit(LISTED);
  const items = rows.map(({ id, assetCode, fromOrganisation: from, toOrganisation: to, expiresAt }) => {
    return { id, assetCode, from, to, expiresAt: expiresAt.toISOString() };
  });
  return { count: await countAll(db, handover, items.length, isOpen), items };
}

async function claimsAtRisk(db: Queryable, code: string): Promise<OpenMatters['claimsAtRisk']> {
  const isOpen = and(eq(allocation.state, 'at_risk'), eq(allocation.organisation, code));
  const rows = await db.select().from(allocation).where(isOpen).orderBy(asc(allocation.fromAt)).limit(LISTED);
  const items = rows.map(({ id, assetCode, kind, fromAt, toAt }) => {
    return { id, assetCode, kind, from: fromAt.toISOString(), to: toAt?.toISOString() ?? null };
  });
  return { count: await countAll(db, allocation, items.length, isOpen), items };
}

async function countAll(db: Queryable, table: PgTable, listed: number, which: SQL | undefined): Promise<number> {
  return listed < LISTED ? listed : db.$count(table, which);
}
