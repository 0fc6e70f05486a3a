import { and, asc, eq, gt, isNull, lt, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { statement } from '#database/statement';

import { quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import type { Allocation, Conflict } from './schemas.ts';
import { ACTIVE_STATES, stateNow } from '../reservations/states.ts';
import { allocation } from './tables.ts';

export interface AllocationRow {
  readonly allocation: typeof allocation.$inferSelect;
  readonly organisationName: string;
}

/** Words, not parameters: so the planner knows that the partial indexes fit. */
export const ACTIVE = quoted(ACTIVE_STATES);

export function selectAllocations(db: Queryable) {
  return db
    .select({ allocation, organisationName: organisation.name })
    .from(allocation)
    .innerJoin(organisation, eq(organisation.code, allocation.organisation));
}

/** True where the claim and the half-open period have something in common; null for a period without an end. */
export function overlaps(from: Date, to: Date | null): SQL | undefined {
  return and(
    to === null ? undefined : lt(allocation.fromAt, to),
    or(isNull(allocation.toAt), gt(allocation.toAt, from)),
  );
}

interface Span {
  readonly from: Date;
  readonly to: Date | null;
  readonly exceptReservation?: string;
}

/** What holds these pieces in the period, holds included whose time is over. */
export function findStanding(db: Queryable, assetCodes: readonly string[], period: Span): Promise<AllocationRow[]> {
  return listStanding(db, standingValues(assetCodes, period));
}

/** The values of the placeholders of `isStanding`. */
export function standingValues(assetCodes: readonly string[], { from, to, exceptReservation }: Span) {
  const until = to?.toISOString() ?? 'infinity';
  return { assetCodes, from: from.toISOString(), until, except: exceptReservation ?? null };
}

/** True where the claim holds one of the pieces in the period, in a statement that is built once. */
export const isStanding = and(
  sql`${allocation.assetCode} = any(${sql.placeholder('assetCodes')}::text[])`,
  sql`${allocation.state} in (${ACTIVE})`,
  sql`${allocation.fromAt} < ${sql.placeholder('until')}::timestamptz`,
  sql`(${allocation.toAt} is null or ${allocation.toAt} > ${sql.placeholder('from')}::timestamptz)`,
  sql`(${sql.placeholder('except')}::uuid is null or ${allocation.reservation} is distinct from ${sql.placeholder('except')}::uuid)`,
);

const listStanding = statement('standing-claims', (db) =>
  selectAllocations(db).where(isStanding).orderBy(asc(allocation.assetCode), asc(allocation.fromAt)),
);

export function toAllocation({ allocation: row, organisationName }: AllocationRow, now: Date): Allocation {
  return {
    id: row.id,
    reservation: row.reservation,
    assetCode: row.assetCode,
    kind: row.kind,
    state: stateNow(row, now),
    organisation: row.organisation,
    organisationName,
    from: row.fromAt.toISOString(),
    to: row.toAt?.toISOString() ?? null,
    originalFrom: row.originalFrom.toISOString(),
    originalTo: row.originalTo?.toISOString() ?? null,
    plannedTo: row.plannedTo?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    displacedBy: row.displacedBy,
    displacedWhy: row.displacedWhy,
    replacedBy: row.replacedBy,
  };
}

export function toConflict({ allocation: row, organisationName }: AllocationRow, now: Date): Conflict {
  return {
    assetCode: row.assetCode,
    kind: row.kind,
    from: row.fromAt.toISOString(),
    to: row.toAt?.toISOString() ?? null,
    owner: row.organisation,
    ownerName: organisationName,
    state: stateNow(row, now),
    reservation: row.reservation,
    plannedTo: row.plannedTo?.toISOString() ?? null,
  };
}
