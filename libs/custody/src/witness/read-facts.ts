import { sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { hasHeld, heldUntil } from '../calendar/held.ts';
import type { AllocationKind } from '../calendar/kinds.ts';
import { allocation } from '../calendar/tables.ts';
import { carriage } from '../carriers/tables.ts';
import type { Move } from '../connections/add-moves.ts';
import { deviceAddress } from '../connections/tables.ts';
import { custodyPeriod, handover } from '../custody/tables.ts';
import { equipmentHours, meterChange } from '../hours/tables.ts';
import { alarm } from '../alarms/tables.ts';
import { equipment } from '../register/tables.ts';
import { setMember } from '../sets/tables.ts';
import type { SiteGeometry } from '../sites/geometry.ts';
import { site } from '../sites/tables.ts';
import { equipmentPresence } from '../state/tables.ts';
import type { WatchState } from './judge-piece.ts';
import { WITNESS_RULE, type WitnessKind } from './kinds.ts';
import { witnessLimits } from './limits/tables.ts';
import { witnessWatch } from './tables.ts';

/** A row as the database answers it. Times are ms since the epoch. */
export interface FactRow {
  readonly assetCode: string;
  readonly family: string;
  readonly owner: string;
  /** Thresholds of its own, as they are stored. */
  readonly limits: unknown;
  readonly retired: boolean;
  readonly underground: boolean;
  readonly reportingIntervalSeconds: number;
  readonly homeLatitude: number | null;
  readonly homeLongitude: number | null;
  readonly homeSite: string | null;
  readonly homeGeometry: SiteGeometry | null;
  readonly custody: string;
  readonly custodySite: string | null;
  readonly custodyGeometry: SiteGeometry | null;
  readonly lastSeenAt: number | null;
  readonly gateway: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly positionTime: number | null;
  readonly totalHours: number | null;
  readonly hoursTime: number | null;
  readonly setBackAt: number | null;
  readonly readingBefore: number | null;
  readonly readingAfter: number | null;
  readonly moves: readonly Move[] | null;
  readonly claimKind: AllocationKind | null;
  readonly claimFrom: number | null;
  readonly claimUntil: number | null;
  readonly carried: boolean;
  readonly changingHands: boolean;
  readonly state: WatchState | null;
  /** What stands, and whether somebody has acknowledged it. */
  readonly standing: Partial<Record<WitnessKind, boolean>> | null;
}

type StoredFacts = Omit<FactRow, 'standing'>;

export interface Span {
  /** Asset codes are read in their order, so many behind this one. */
  readonly after: string;
  readonly limit: number;
  readonly now: Date;
  readonly returnMinutes: number;
}

/** What is known of the next pieces. One that is retired is asked for only while an alarm of this kind stands on it. */
export async function readFacts(db: Queryable, { after, limit, now, returnMinutes }: Span): Promise<FactRow[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const isLoaded = sql`load.since <= ${at} and (load.until is null or load.until > ${at})`;
  const { rows } = await db.execute<StoredFacts & Record<string, unknown>>(sql`
    select piece.asset_code as "assetCode", piece.family, piece.owner, own.values as limits, piece.retired_at is not null as retired, piece.underground,
      piece.reporting_interval_seconds as "reportingIntervalSeconds",
      piece.home_latitude as "homeLatitude", piece.home_longitude as "homeLongitude", piece.home_site as "homeSite",
      home.geometry as "homeGeometry", keeping.id as custody, taken.to_site as "custodySite",
      new_home.geometry as "custodyGeometry", heard.held_by as gateway, heard.latitude, heard.longitude,
      ${ms(sql`heard.last_seen_at`)} as "lastSeenAt", ${ms(sql`heard.position_time`)} as "positionTime",
      run.total_hours as "totalHours", ${ms(sql`coalesce(run.meter_time, run.running_time)`)} as "hoursTime",
      ${ms(sql`meter.time`)} as "setBackAt", meter.reading_before as "readingBefore", meter.reading_after as "readingAfter",
      line.moves, claim.kind as "claimKind", ${ms(sql`claim.from_at`)} as "claimFrom", ${ms(sql`claim.until`)} as "claimUntil",
      exists (select from ${carriage} load where load.asset_code = piece.asset_code and ${isLoaded}) as carried,
      exists (select from ${handover} offer where offer.asset_code = piece.asset_code and (
        offer.state = 'offered' and offer.expires_at > ${at} and (offer.to_site is not null or offer.place_latitude is not null)
        or offer.state = 'accepted' and offer.decided_at > ${at} - make_interval(mins => ${returnMinutes}::int)
      )) as "changingHands",
      watch.state
    from ${equipment} piece
    join ${custodyPeriod} keeping on keeping.asset_code = piece.asset_code and keeping."to" is null
    left join ${handover} taken on taken.id = keeping.handover
    left join ${site} home on home.id = piece.home_site
    left join ${site} new_home on new_home.id = taken.to_site
    left join ${equipmentPresence} heard on heard.asset_code = piece.asset_code
    left join ${equipmentHours} run on run.asset_code = piece.asset_code
    left join ${witnessLimits} own on own.asset_code = piece.asset_code
    left join ${deviceAddress} line on line.asset_code = piece.asset_code
    left join ${witnessWatch} watch on watch.asset_code = piece.asset_code
    left join lateral (select changed.time, changed.reading_before, changed.reading_after from ${meterChange} changed
      where changed.asset_code = piece.asset_code and changed.reading_after < changed.reading_before
      order by changed.time desc limit 1) meter on true
    left join lateral (select held.* from (
        select piece.asset_code
        union all select member.head from ${setMember} member
          where member.member = piece.asset_code and member.until is null
        union all select load.asset_code from ${carriage} load where load.carrier = piece.asset_code and ${isLoaded}
      ) claimant cross join lateral (${lastClaim(at)}) held
      order by held.until desc limit 1) claim on true
    where piece.asset_code > ${after} and (piece.retired_at is null or exists (
        select from ${alarm} stood
        where stood.asset_code = piece.asset_code and stood.active and stood.rule = ${WITNESS_RULE}))
      and heard.asset_code is not null
    order by piece.asset_code limit ${limit}`);
  const standing = await readStanding(db, rows);
  return rows.map((row) => ({ ...row, standing: standing.get(row.assetCode) ?? null }));
}

type Standing = NonNullable<FactRow['standing']>;

/**
 * Of these pieces in one pass: looked up piece by piece they cost the square of their number, where the database has not
 * learned yet how many alarms there are.
 */
async function readStanding(db: Queryable, pieces: readonly StoredFacts[]): Promise<ReadonlyMap<string, Standing>> {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return new Map();
  const { rows } = await db.execute<{ assetCode: string; standing: Standing }>(sql`
    select stood.asset_code as "assetCode", jsonb_object_agg(stood.code, stood.acknowledged_at is not null) as standing
    from ${alarm} stood
    where stood.rule = ${WITNESS_RULE} and stood.active
      and stood.asset_code between ${first.assetCode} and ${last.assetCode}
    group by stood.asset_code`);
  return new Map(rows.map(({ assetCode, standing }) => [assetCode, standing]));
}

/** Claims of a piece follow each other: the one that began last is the one that may still have it. */
function lastClaim(at: SQL): SQL {
  return sql`select held.kind, held.from_at, ${heldUntil(sql`held`)} as until from ${allocation} held
    where held.asset_code = claimant.asset_code and held.from_at <= ${at} and ${hasHeld(sql`held`)}
    order by held.from_at desc limit 1`;
}

function ms(time: SQL): SQL {
  return sql`(extract(epoch from ${time}) * 1000)::float8`;
}
