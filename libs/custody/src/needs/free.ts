import { sql, type SQL } from 'drizzle-orm';

import { quoted } from '../column-types.ts';
import { ACTIVE } from '../calendar/allocation-rows.ts';
import { ALLOCATION_KINDS } from '../calendar/kinds.ts';
import type { Period } from '../calendar/period.ts';
import { allocation } from '../calendar/tables.ts';

type Instant = Date | SQL;

/** A hold whose time is over holds nothing, though nobody has noted it yet. */
export const stillHolds = (alias: SQL, now: Instant) =>
  sql`${alias}.state in (${ACTIVE}) and not (${alias}.state = 'tentative' and ${alias}.expires_at <= ${now})`;

/**
 * True where nothing holds the piece in the period. Claims of a piece never overlap, so that the last one that begins
 * before the end also ends last: one look into the index a piece.
 */
export function isFree({ from, to }: { from: Instant; to: Instant }, now: Instant): SQL<boolean> {
  return sql<boolean>`coalesce((
    select coalesce(held.to_at, 'infinity') <= ${from} from ${allocation} held
    where held.asset_code = equipment.asset_code and ${stillHolds(sql`held`, now)} and held.from_at < ${to}
    order by held.from_at desc limit 1), true)`;
}

/** Where the strongest claim on the piece in the period stands in the order of kinds: the higher, the weaker. */
export function strongestOf({ from, to }: Period, now: Date): SQL<number> {
  const kinds = sql`array[${quoted(ALLOCATION_KINDS)}]::text[]`;
  return sql<number>`(select min(array_position(${kinds}, held.kind)) from ${allocation} held
    where held.asset_code = equipment.asset_code and ${stillHolds(sql`held`, now)}
      and held.from_at < ${to} and (held.to_at is null or held.to_at > ${from}))`;
}

/** When the next claim on the piece begins; null when nothing follows. */
export function freeUntil(from: Date, now: Date): SQL<Date | null> {
  const next = sql`(select next.from_at from ${allocation} next
    where next.asset_code = equipment.asset_code and ${stillHolds(sql`next`, now)} and next.from_at >= ${from}
    order by next.from_at limit 1)`;
  return sql<Date | null>`${next}`.mapWith(allocation.fromAt);
}
