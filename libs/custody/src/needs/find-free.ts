import { and, asc, gt, type SQL } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { assetCode } from '../fields.ts';
import { decodeCursor, toPage } from '../page.ts';
import { invalidField } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { freeUntil, isFree } from './free.ts';
import { findNextFree } from './next-free.ts';
import { hasMinimum, need } from './need.ts';
import { requirePeriod } from '../calendar/period.ts';
import { piecesMatching } from './pieces-matching.ts';
import { toPieceFields } from '../calendar/read-calendar.ts';
import type { FreePieces, FreeQuery } from '../calendar/schemas.ts';

/** The pieces that nothing holds in the period; where there is none, the next time at which one is free for as long. */
export async function findFree({ db, caller, now }: Context, query: FreeQuery): Promise<FreePieces> {
  requireRight(caller, 'see-allocations');
  const period = requirePeriod(query, now);
  const minimum = readMinimum(query.minimum);
  const after = decodeCursor(query.cursor, (key) => assetCode.safeParse(key).success);
  const matching = and(equipmentInScope(caller), piecesMatching(query), hasMinimum(minimum)) as SQL;
  const rows = await db
    .select({ piece: equipment, freeUntil: freeUntil(period.to, now) })
    .from(equipment)
    .where(and(matching, isFree(period, now), after === undefined ? undefined : gt(equipment.assetCode, after)))
    .orderBy(asc(equipment.assetCode))
    .limit(query.limit + 1);
  const page = toPage(
    rows,
    query.limit,
    ({ piece }) => piece.assetCode,
    (row) => ({ ...toPieceFields(row.piece), freeUntil: row.freeUntil?.toISOString() ?? null }),
  );
  const isNone = rows.length === 0 && after === undefined;
  return { ...page, nextFree: isNone ? await findNextFree(db, { matching, period }, now) : null };
}

function readMinimum(text: string | undefined) {
  if (text === undefined) return {};
  try {
    return need.shape.minimum.parse(JSON.parse(text));
  } catch {
    throw invalidField('minimum', 'must be capabilities as JSON, such as {"headMetres":120}');
  }
}
