import { and, asc, eq, gt, gte, isNull, lte, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { reachedCodes, type Reach } from '../authorisation/scope.ts';
import { contains } from '../contains.ts';
import { isUuid } from '../fields.ts';
import { organisation } from '../organisations/tables.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { Problem } from '../problem.ts';
import type { SupplyAgreement, SupplyAgreementQuery } from './schemas.ts';
import { supplyAgreement } from './tables.ts';
import { toSupplyAgreement } from './to-supply-agreement.ts';

export async function readSupplyAgreement(
  { db, caller }: Context,
  id: string,
): Promise<{ agreement: SupplyAgreement; version: number }> {
  requireRight(caller, 'see-supply-agreements');
  const [row] = await selectAgreements(db).where(and(eq(supplyAgreement.id, id), inReach(caller, 'watch')));
  if (!row) throw new Problem('not-found', `no supply agreement ${id}`);
  return { agreement: toSupplyAgreement(row.entry, row.supplierName), version: row.entry.version };
}

/** Those of the caller's organisations, and those in which one of them supplies; as they were entered. */
export async function listSupplyAgreements(
  { db, caller }: Context,
  { mode, family, q, on, cursor, limit }: SupplyAgreementQuery,
): Promise<Page<SupplyAgreement>> {
  requireRight(caller, 'see-supply-agreements');
  const after = decodeCursor(cursor, isUuid);
  const words = q?.trim();
  const rows = await selectAgreements(db)
    .where(
      and(
        inReach(caller, 'watch'),
        mode === undefined ? undefined : eq(supplyAgreement.mode, mode),
        family === undefined ? undefined : eq(supplyAgreement.family, family),
        on === undefined ? undefined : holdsOn(on),
        words
          ? or(
              contains(supplyAgreement.material, words),
              contains(supplyAgreement.supplierName, words),
              contains(organisation.name, words),
            )
          : undefined,
        after === undefined ? undefined : gt(supplyAgreement.id, after),
      ),
    )
    .orderBy(asc(supplyAgreement.id))
    .limit(limit + 1);
  return toPage(
    rows,
    limit,
    ({ entry }) => entry.id,
    ({ entry, supplierName }) => toSupplyAgreement(entry, supplierName),
  );
}

/** Locked, where the caller administers the organisation whose agreement it is. */
export async function lockSupplyAgreement(tx: Transaction, caller: Caller, id: string) {
  const [row] = await tx
    .select()
    .from(supplyAgreement)
    .where(
      and(eq(supplyAgreement.id, id), sql`${supplyAgreement.organisation} in ${reachedCodes(caller, 'administer')}`),
    )
    .for('update');
  if (!row) throw new Problem('not-found', `no supply agreement ${id}`);
  return row;
}

function selectAgreements(db: Queryable) {
  return db
    .select({ entry: supplyAgreement, supplierName: organisation.name })
    .from(supplyAgreement)
    .leftJoin(organisation, eq(organisation.code, supplyAgreement.supplier))
    .$dynamic();
}

function holdsOn(day: string): SQL | undefined {
  return and(lte(supplyAgreement.validFrom, day), gte(supplyAgreement.validTo, day), isNull(supplyAgreement.endedAt));
}

function inReach(caller: Caller, reach: Reach): SQL {
  const reached = reachedCodes(caller, reach);
  return sql`(${supplyAgreement.organisation} in ${reached} or ${supplyAgreement.supplier} in ${reached})`;
}
