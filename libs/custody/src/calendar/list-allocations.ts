import { and, asc, eq, gt, or, sql, type SQL } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { isUuid } from '../fields.ts';
import { organisation } from '../organisations/tables.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findInScope } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import { overlaps, toAllocation } from './allocation-rows.ts';
import { piecesMatching } from '../needs/pieces-matching.ts';
import { isLiveNow } from '../reservations/read-reservation.ts';
import type { Allocation, AllocationQuery, PieceAllocationQuery } from './schemas.ts';
import { allocation } from './tables.ts';

/** Claims on the pieces that the caller reaches, by when they begin. */
export async function listAllocations({ db, caller, now }: Context, query: AllocationQuery): Promise<Page<Allocation>> {
  requireRight(caller, 'see-allocations');
  const rows = await db
    .select({ allocation, organisationName: organisation.name })
    .from(allocation)
    .innerJoin(organisation, eq(organisation.code, allocation.organisation))
    .innerJoin(equipment, eq(equipment.assetCode, allocation.assetCode))
    .where(
      and(
        equipmentInScope(caller),
        piecesMatching(query),
        query.from === undefined && query.to === undefined ? undefined : inPeriod(query),
        query.claimant === undefined ? undefined : eq(allocation.organisation, query.claimant),
        query.kind === undefined ? undefined : eq(allocation.kind, query.kind),
        query.state === 'all' ? undefined : isLiveNow(now),
        after(query.cursor),
      ),
    )
    .orderBy(asc(allocation.fromAt), asc(allocation.id))
    .limit(query.limit + 1);
  return toPage(rows, query.limit, keyOf, (row) => toAllocation(row, now));
}

/** The calendar of one piece. */
export async function listAllocationsOfPiece(
  context: Context,
  assetCode: string,
  query: PieceAllocationQuery,
): Promise<Page<Allocation>> {
  requireRight(context.caller, 'see-allocations');
  await findInScope(context.db, context.caller, assetCode);
  return listAllocations(context, { ...query, assetCode });
}

function inPeriod({ from, to }: Pick<AllocationQuery, 'from' | 'to'>): SQL | undefined {
  return overlaps(from === undefined ? new Date(0) : new Date(from), to === undefined ? null : new Date(to));
}

function keyOf({ allocation: row }: { readonly allocation: typeof allocation.$inferSelect }): string {
  return `${row.fromAt.toISOString()} ${row.id}`;
}

function isKey(key: string): boolean {
  const [time = '', id = ''] = key.split(' ');
  return !Number.isNaN(Date.parse(time)) && isUuid(id);
}

function after(cursor: string | undefined): SQL | undefined {
  const key = decodeCursor(cursor, isKey);
  if (key === undefined) return undefined;
  const [time = '', id = ''] = key.split(' ');
  const from = new Date(time);
  return or(gt(allocation.fromAt, from), and(sql`${allocation.fromAt} = ${from}`, gt(allocation.id, id)));
}
