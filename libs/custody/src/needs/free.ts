import { sql, type Placeholder, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { statement } from '#database/statement';

import { quoted } from '../column-types.ts';
import { equipment } from '../register/tables.ts';
import { ACTIVE } from '../calendar/allocation-rows.ts';
import { ALLOCATION_KINDS } from '../calendar/kinds.ts';
import { lengthOf, type Period } from '../calendar/period.ts';
import type { FreeWindow } from '../calendar/schemas.ts';
import { allocation } from '../calendar/tables.ts';

type Instant = Date | SQL;

/** A hold whose time is over holds nothing, though nobody has noted it yet. */
const stillHolds = (alias: SQL, now: Instant) =>
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

interface Wanted {
  /** Says of a row of `equipment` whether it will do. */
  readonly matching: SQL;
  readonly period: Period;
  readonly quantity?: number;
}

/** So many ends of claims are looked at where several pieces must be free together. */
const LOOKED_AT = 200;

/** The next time at which pieces are free for as long as was asked, none of which is now. */
export async function findNextFree(db: Queryable, wanted: Wanted, now: Date): Promise<FreeWindow | null> {
  const { matching, period, quantity = 1 } = wanted;
  const values = { from: period.from.toISOString(), seconds: lengthOf(period) / 1_000, now: now.toISOString() };
  return toWindow(await selectNextFree(db, { matching, quantity, ...values }), period);
}

/** The same of these pieces alone, as every refusal of a claim asks. */
export async function findNextFreeOf(
  db: Queryable,
  assetCodes: readonly string[],
  period: Period,
  now: Date,
): Promise<FreeWindow | null> {
  const values = { from: period.from.toISOString(), seconds: lengthOf(period) / 1_000, now: now.toISOString() };
  return toWindow(await nextFreeOf(db, { assetCodes, ...values }), period);
}

const nextFreeOf = statement('next-free-of-pieces', (db) =>
  selectNextFree(db, {
    matching: sql`${equipment.assetCode} = any(${sql.placeholder('assetCodes')}::text[])`,
    quantity: 1,
    from: sql.placeholder('from'),
    seconds: sql.placeholder('seconds'),
    now: sql.placeholder('now'),
  }),
);

interface Asked {
  readonly matching: SQL;
  readonly quantity: number;
  readonly from: string | Placeholder;
  readonly seconds: number | Placeholder;
  readonly now: string | Placeholder;
}

/** A free time begins where a claim ends: the ends are walked in their order until one has room behind it. */
function selectNextFree(db: Queryable, { matching, quantity, ...asked }: Asked) {
  const length = sql`make_interval(secs => ${asked.seconds}::float8)`;
  const now = sql`${asked.now}::timestamptz`;
  const ends = sql`select ended.asset_code, ended.to_at
    from ${allocation} ended join ${equipment} on equipment.asset_code = ended.asset_code
    where ${stillHolds(sql`ended`, now)} and ended.to_at > ${asked.from}::timestamptz and ${matching}
      and coalesce((select after.from_at >= ended.to_at + ${length} from ${allocation} after
        where after.asset_code = ended.asset_code and ${stillHolds(sql`after`, now)} and after.from_at >= ended.to_at
        order by after.from_at limit 1), true)
    order by ended.to_at limit ${sql.raw(String(quantity === 1 ? 1 : LOOKED_AT))}`;
  const together = sql`(select count(*) from (select from ${equipment}
    where ${matching} and ${isFree({ from: sql`gap.to_at`, to: sql`gap.to_at + ${length}` }, now)}
    limit ${quantity}) enough) = ${quantity}`;
  return db
    .select({
      assetCode: sql<string>`gap.asset_code`,
      startMs: sql<number>`(extract(epoch from gap.to_at) * 1000)::float8`,
    })
    .from(sql`(${ends}) gap`)
    .where(quantity === 1 ? undefined : together)
    .orderBy(sql`gap.to_at`)
    .limit(1);
}

type Found = Awaited<ReturnType<typeof selectNextFree>>;

function toWindow([first]: Found, period: Period): FreeWindow | null {
  if (!first) return null;
  const from = new Date(first.startMs);
  const to = new Date(first.startMs + lengthOf(period));
  return { assetCode: first.assetCode, from: from.toISOString(), to: to.toISOString() };
}
