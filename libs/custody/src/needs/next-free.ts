import { and, sql, type Placeholder, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { statement } from '#database/statement';

import { lengthOf, type Period } from '../calendar/period.ts';
import type { FreeWindow } from '../calendar/schemas.ts';
import { allocation, ENDLESS_CLASS, freeAfter } from '../calendar/tables.ts';
import { equipment } from '../register/tables.ts';
import { freeUntil, isFree, stillHolds } from './free.ts';

interface Wanted {
  /** Says of a row of `equipment` whether it will do. */
  readonly matching: SQL;
  readonly period: Period;
  readonly quantity?: number;
}

/** Where so few pieces would do, the free times of each are looked up; where there are more, those of all are walked. */
const FEW = 500;
/** So many free times are looked at where several pieces must be free together. */
const LOOKED_AT = 200;

/** The next time at which pieces are free for as long as was asked; fewer than so many are at its beginning. */
export async function findNextFree(db: Queryable, wanted: Wanted, now: Date): Promise<FreeWindow | null> {
  const { matching, period, quantity = 1 } = wanted;
  const rows = await db
    .select({ code: equipment.assetCode })
    .from(equipment)
    .where(matching)
    .limit(FEW + 1);
  const codes = rows.map(({ code }) => code);
  if (rows.length <= FEW && quantity === 1) return findNextFreeOf(db, codes, period, now);
  const asked = askedOf(period, now);
  const amount = quantity === 1 ? 1 : LOOKED_AT;
  const windows =
    rows.length <= FEW ? windowsOf(sql.param(codes), asked, amount) : walkWindows(matching, asked, amount);
  const found = await selectEarliest(db, sql`${windows} union all ${behindLapsed(matching, asked)}`, amount);
  if (quantity === 1) return toWindow(found[0], period);
  return toWindow(findTogether([...(await listFree(db, wanted, now)), ...found], wanted), period);
}

/** The same of these pieces alone, as every refusal of a claim asks. */
export async function findNextFreeOf(
  db: Queryable,
  assetCodes: readonly string[],
  period: Period,
  now: Date,
): Promise<FreeWindow | null> {
  const [first] = await firstOf(db, { assetCodes, ...askedOf(period, now) });
  return toWindow(first, period);
}

const firstOf = statement('next-free-of-pieces', (db) => {
  const asked = { from: sql.placeholder('from'), length: sql.placeholder('length'), now: sql.placeholder('now') };
  const codes = sql.placeholder('assetCodes');
  const matching = sql`${equipment.assetCode} = any(${codes}::text[])`;
  return selectEarliest(db, sql`${windowsOf(codes, asked, 1)} union all ${behindLapsed(matching, asked)}`, 1);
});

interface Asked {
  readonly from: string | Placeholder;
  /** In seconds. */
  readonly length: number | Placeholder;
  readonly now: string | Placeholder;
}

function askedOf(period: Period, now: Date) {
  return { from: period.from.toISOString(), length: lengthOf(period) / 1_000, now: now.toISOString() };
}

/** Behind a hold whose time is over nothing begins. */
const isLongEnough = ({ from, length, now }: Asked) => sql`free.from_at > ${from}::timestamptz
  and free.seconds >= ${length}::float8
  and not exists (select from ${allocation} lapsed where lapsed.id = free.allocation
    and lapsed.state = 'tentative' and lapsed.expires_at <= ${now}::timestamptz)`;

/** The free times of these pieces, the earliest first. */
function windowsOf(codes: SQL | Placeholder | ReturnType<typeof sql.param>, asked: Asked, amount: number): SQL {
  return sql`(select free.asset_code, free.from_at, free.seconds from ${freeAfter} free
    where free.asset_code = any(${codes}::text[]) and ${isLongEnough(asked)}
    order by free.from_at limit ${sql.raw(String(amount))})`;
}

/** The free times of all pieces that match: of each class of length from the asked one on, the earliest. */
function walkWindows(matching: SQL, asked: Asked & { readonly length: number }, amount: number): SQL {
  // Rounding could put a time that is just long enough into the class below.
  const shortest = Math.max(0, Math.floor(Math.log2(asked.length * 0.999)));
  return sql`(select begun.asset_code, begun.from_at, begun.seconds
    from generate_series(${sql.raw(`${shortest}, ${ENDLESS_CLASS}`)}) long cross join lateral (
      select free.asset_code, free.from_at, free.seconds
      from ${freeAfter} free join ${equipment} on equipment.asset_code = free.asset_code
      where free.class = long and ${isLongEnough(asked)} and ${matching}
      order by free.from_at limit ${sql.raw(String(amount))}) begun)`;
}

/** The free times of pieces with a hold whose time is over: `free_after` still counts it, so their claims are walked. */
function behindLapsed(matching: SQL, { from, length, now }: Asked): SQL {
  const [start, moment] = [sql`${from}::timestamptz`, sql`${now}::timestamptz`];
  return sql`(select behind.asset_code, behind.to_at, behind.seconds from (
    select ended.asset_code, ended.to_at, coalesce(extract(epoch from (
        select after.from_at from ${allocation} after
        where after.asset_code = ended.asset_code and ${stillHolds(sql`after`, moment)} and after.from_at >= ended.to_at
        order by after.from_at limit 1) - ended.to_at)::float8, 'infinity') as seconds
    from ${allocation} ended join ${equipment} on equipment.asset_code = ended.asset_code
    where ended.asset_code in (select lapsed.asset_code from ${allocation} lapsed
        where lapsed.state = 'tentative' and lapsed.expires_at <= ${moment} and lapsed.to_at > ${start})
      and ${stillHolds(sql`ended`, moment)} and ended.to_at > ${start} and ${matching}) behind
    where behind.seconds >= ${length}::float8)`;
}

function selectEarliest(db: Queryable, gaps: SQL, amount: number) {
  const start = sql`extract(epoch from gap.from_at)::float8`;
  return db
    .select({
      assetCode: sql<string>`gap.asset_code`,
      startMs: sql<number>`${start} * 1000`,
      endMs: sql<number>`(${start} + gap.seconds) * 1000`,
    })
    .from(sql`(${gaps}) gap`)
    .orderBy(sql`gap.from_at`)
    .limit(amount);
}

type Gap = Awaited<ReturnType<typeof selectEarliest>>[number];

/** The pieces that are free at the beginning, which are too few. */
async function listFree(db: Queryable, { matching, period }: Wanted, now: Date): Promise<Gap[]> {
  const rows = await db
    .select({ assetCode: equipment.assetCode, until: freeUntil(period.to, now) })
    .from(equipment)
    .where(and(matching, isFree(period, now)));
  const startMs = period.from.getTime();
  return rows.map(({ assetCode, until }) => ({ assetCode, startMs, endMs: until?.getTime() ?? Infinity }));
}

/** The first of these free times, in the order of their begins, in which so many pieces are free. */
function findTogether(gaps: readonly Gap[], { period, quantity = 1 }: Wanted): Gap | undefined {
  const begun: Gap[] = [];
  return gaps.find((gap) => {
    begun.push(gap);
    const endMs = gap.startMs + lengthOf(period);
    const free = new Set(begun.filter((other) => other.endMs >= endMs).map(({ assetCode }) => assetCode));
    return free.size >= quantity && gap.startMs > period.from.getTime();
  });
}

function toWindow(first: Gap | undefined, period: Period): FreeWindow | null {
  if (!first) return null;
  const from = new Date(first.startMs);
  const to = new Date(first.startMs + lengthOf(period));
  return { assetCode: first.assetCode, from: from.toISOString(), to: to.toISOString() };
}
