import { sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { hasHeld, heldUntil } from '../calendar/held.ts';
import { ALLOCATION_KINDS, type AllocationKind } from '../calendar/kinds.ts';
import { allocation } from '../calendar/tables.ts';
import { custodyPeriod } from '../custody/tables.ts';
import { equipmentHours, runningStretch } from '../hours/tables.ts';
import { organisation } from '../organisations/tables.ts';
import { equipment } from '../register/tables.ts';
import type { UtilisationGroup } from './schemas.ts';

/** Seconds, but for `running`: hours. */
export type UtilisationRow = {
  readonly key: string | null;
  readonly name: string | null;
  readonly pieces: number;
  readonly held: number;
  readonly running: number;
} & Readonly<Record<AllocationKind, number>>;

export interface Counting {
  readonly from: Date;
  readonly until: Date;
  /** Undefined: all of them together. */
  readonly by: UtilisationGroup | undefined;
  /** Says of a row of `equipment` whether it counts. */
  readonly matching: SQL | undefined;
  readonly custodian: string | undefined;
  /** Groups are told in the order of their keys, so many behind this one. */
  readonly after?: string | undefined;
  readonly limit?: number;
}

const KEYS: Readonly<Record<UtilisationGroup, SQL>> = {
  piece: sql`part.asset_code`,
  custodian: sql`part.custodian`,
  family: sql`part.family`,
  organisation: sql`part.host_unit`,
};

/**
 * Cuts the life of each piece into the times in which one custodian kept it, and counts in each what claims had of it and
 * what it ran: a time that lies across an edge counts by the part within (policy: P2).
 */
export async function countUtilisation(db: Queryable, counting: Counting): Promise<UtilisationRow[]> {
  const { by, after, limit } = counting;
  const key = by && KEYS[by];
  const kinds = ALLOCATION_KINDS.map(
    (kind) => sql`coalesce(sum(claimed.${sql.identifier(kind)}), 0)::float8 as ${sql.identifier(kind)}`,
  );
  const { rows } = await db.execute<UtilisationRow>(sql`
    with part as materialized (${partsOf(counting)}),
    counted as (
      select ${key ?? sql`null::text`} as key, count(distinct part.asset_code)::int as pieces,
        coalesce(sum(extract(epoch from part.until - part.since)), 0)::float8 as held,
        coalesce(sum(ran.hours), 0)::float8 as running, ${sql.join(kinds, sql`, `)}
      from part
      cross join lateral (${claimsWithin}) claimed
      cross join lateral (${runsWithin}) ran
      ${key && sql`group by ${key}`}
    )
    select counted.*, ${nameOf(by)} as name from counted
    where ${after === undefined ? sql`true` : sql`counted.key > ${after}`}
    order by counted.key ${limit === undefined ? sql`` : sql`limit ${limit}`}`);
  return rows;
}

function partsOf({ from, until, matching, custodian, by, after, limit }: Counting): SQL {
  const [first, last] = [from, until].map((time) => sql`${time.toISOString()}::timestamptz`);
  // Of pieces by themselves only those of the page are counted.
  const isPaged = by === 'piece' && limit !== undefined;
  const pieces = isPaged
    ? sql`(select equipment.* from ${equipment} where ${matching ?? sql`true`} and ${equipment.assetCode} > ${after ?? ''}
        and exists (select from ${custodyPeriod} kept where kept.asset_code = ${equipment.assetCode}
          and ${isWithin(first!, last!)} ${keptBy(custodian)})
        order by ${equipment.assetCode} limit ${limit}) as equipment`
    : sql`${equipment}`;
  return sql`
    select equipment.asset_code, equipment.family, equipment.host_unit, kept.organisation as custodian,
      greatest(kept."from", ${first}) as since, least(kept."to", equipment.retired_at, ${last}) as until
    from ${pieces} join ${custodyPeriod} kept on kept.asset_code = equipment.asset_code
    where ${isWithin(first!, last!)} ${keptBy(custodian)} ${isPaged || !matching ? sql`` : sql`and ${matching}`}`;
}

const isWithin = (first: SQL, last: SQL) =>
  sql`greatest(kept."from", ${first}) < least(kept."to", equipment.retired_at, ${last})`;
const keptBy = (custodian: string | undefined) =>
  custodian === undefined ? sql`` : sql`and kept.organisation = ${custodian}`;

/** How many seconds claims of each kind had of a part. */
const claimsWithin = sql`
  select ${sql.join(
    ALLOCATION_KINDS.map(
      (
        kind,
      ) => sql`sum(extract(epoch from least(part.until, ${heldUntil(sql`held`)}) - greatest(part.since, held.from_at)))
        filter (where held.kind = ${kind}) as ${sql.identifier(kind)}`,
    ),
    sql`, `,
  )}
  from ${allocation} held where held.asset_code = part.asset_code and held.from_at < part.until
    and ${heldUntil(sql`held`)} > part.since and ${hasHeld(sql`held`)}`;

const share = (from: SQL, to: SQL, hours: SQL) => sql`${hours}
  * extract(epoch from least(part.until, ${to}) - greatest(part.since, ${from}))::float8 / extract(epoch from ${to} - ${from})::float8`;

/** What the machine ran within a part: stretches that are over, and the one that may still grow. */
const runsWithin = sql`
  select sum(hours) as hours from (
    select ${share(sql`ran."from"`, sql`ran."to"`, sql`ran.hours`)} as hours from ${runningStretch} ran
    where ran.asset_code = part.asset_code and ran."to" > part.since and ran."from" < part.until
    union all
    select ${share(sql`open.open_from`, sql`open.open_to`, sql`open.open_hours`)} from ${equipmentHours} open
    where open.asset_code = part.asset_code and open.open_to > part.since and open.open_from < part.until
      and open.open_from < open.open_to
  ) each_run`;

function nameOf(by: UtilisationGroup | undefined): SQL {
  if (by === 'piece') return sql`(select name from ${equipment} where asset_code = counted.key)`;
  if (by === 'custodian' || by === 'organisation')
    return sql`(select name from ${organisation} where code = counted.key)`;
  return sql`null::text`;
}
