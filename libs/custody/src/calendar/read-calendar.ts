import { and, asc, eq, gt, inArray } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { assetCode } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { invalidField } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { overlaps, selectAllocations, toAllocation } from './allocation-rows.ts';
import { piecesMatching } from '../needs/pieces-matching.ts';
import { isLiveNow } from '../reservations/read-reservation.ts';
import type { CalendarQuery, CalendarRow } from './schemas.ts';
import { allocation } from './tables.ts';

const DAY_MS = 86_400_000;
const LONGEST_MS = 400 * DAY_MS;

/** Pieces and what holds each of them in the period: the whole of one page in one answer. */
export async function readCalendar({ db, caller, now }: Context, query: CalendarQuery): Promise<Page<CalendarRow>> {
  requireRight(caller, 'see-allocations');
  const { from, to } = requireShown(query);
  const after = decodeCursor(query.cursor, (key) => assetCode.safeParse(key).success);
  const pieces = await db
    .select()
    .from(equipment)
    .where(
      and(
        equipmentInScope(caller),
        piecesMatching(query),
        after === undefined ? undefined : gt(equipment.assetCode, after),
      ),
    )
    .orderBy(asc(equipment.assetCode))
    .limit(query.limit + 1);
  const codes = pieces.slice(0, query.limit).map((piece) => piece.assetCode);
  const claims = await selectAllocations(db)
    .where(
      and(
        inArray(allocation.assetCode, codes),
        overlaps(from, to),
        isLiveNow(now),
        query.kind === undefined ? undefined : eq(allocation.kind, query.kind),
      ),
    )
    .orderBy(asc(allocation.assetCode), asc(allocation.fromAt));
  const byPiece = Map.groupBy(claims, (row) => row.allocation.assetCode);
  return toPage(
    pieces,
    query.limit,
    (piece) => piece.assetCode,
    (piece) => ({
      ...toPieceFields(piece),
      allocations: (byPiece.get(piece.assetCode) ?? []).map((row) => toAllocation(row, now)),
    }),
  );
}

function requireShown(query: { readonly from: string; readonly to: string }) {
  const [from, to] = [new Date(query.from), new Date(query.to)];
  if (to <= from) throw invalidField('to', 'must be after from');
  if (to.getTime() - from.getTime() > LONGEST_MS) throw invalidField('to', 'is more than 400 days after from');
  return { from, to };
}

export function toPieceFields({
  assetCode: code,
  name,
  family,
  hostUnit,
  owner,
  custodian,
}: typeof equipment.$inferSelect) {
  return { assetCode: code, name, family, hostUnit, owner, custodian };
}
