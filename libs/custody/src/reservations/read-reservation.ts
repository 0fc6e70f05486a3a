import { and, asc, desc, eq, lt, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { statement } from '#database/statement';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { equipmentInScope, reachedCodes } from '../authorisation/scope.ts';
import { quoted } from '../column-types.ts';
import { isUuid } from '../fields.ts';
import { organisation } from '../organisations/tables.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { selectAllocations, toAllocation, type AllocationRow } from '../calendar/allocation-rows.ts';
import type { Reservation, ReservationQuery } from './schemas.ts';
import { LIVE_STATES, stateOfAll } from './states.ts';
import { allocation, reservation } from '../calendar/tables.ts';

export interface ReadReservation {
  readonly reservation: Reservation;
  readonly version: number;
}

/** One reservation that the caller reaches: by a piece of it, or by whose it is. */
export async function readReservation({ db, caller, now }: Context, id: string): Promise<ReadReservation> {
  requireRight(caller, 'see-allocations');
  const [row] = await db
    .select({ inScope: isInScope(caller) })
    .from(reservation)
    .innerJoin(organisation, eq(organisation.code, reservation.organisation))
    .where(eq(reservation.id, id));
  if (!row?.inScope) throw new Problem('not-found', `no reservation ${id}`, row && { countedAs: 'outside-scope' });
  return loadReservation(db, id, now);
}

/** The same for who has been let in already. */
export async function loadReservation(db: Queryable, id: string, now: Date): Promise<ReadReservation> {
  const [row] = await findReservation(db, { id });
  if (!row) throw new Error('a reservation vanished while it was read');
  const [read] = await withAllocations(db, [row], now);
  return { reservation: read!, version: row.reservation.version };
}

/** The reservations that the caller reaches, newest first. */
export async function listReservations(
  { db, caller, now }: Context,
  query: ReservationQuery,
): Promise<Page<Reservation>> {
  requireRight(caller, 'see-allocations');
  const before = decodeCursor(query.cursor, isUuid);
  const rows = await selectReservations(db)
    .where(
      and(
        isInScope(caller),
        query.organisation === undefined ? undefined : eq(reservation.organisation, query.organisation),
        query.kind === undefined ? undefined : eq(reservation.kind, query.kind),
        query.assetCode === undefined ? undefined : has(sql`${allocation.assetCode} = ${query.assetCode}`),
        query.state === 'all' ? undefined : has(isLiveNow(now)),
        before === undefined ? undefined : lt(reservation.id, before),
      ),
    )
    .orderBy(desc(reservation.id))
    .limit(query.limit + 1);
  const page = toPage(
    rows,
    query.limit,
    (row) => row.reservation.id,
    (row) => row,
  );
  return { items: await withAllocations(db, page.items, now), nextCursor: page.nextCursor };
}

/** True where a claim still counts: it holds its piece or is at risk, and is not over. */
export function isLiveNow(now: Date): SQL {
  return sql`(${allocation.state} in (${quoted(LIVE_STATES)}) and (${allocation.toAt} is null or ${allocation.toAt} > ${now})
    and (${allocation.state} in ('confirmed', 'running') or ${allocation.expiresAt} is null or ${allocation.expiresAt} > ${now}))`;
}

function has(condition: SQL): SQL {
  return sql`exists (select from ${allocation} where ${allocation.reservation} = ${reservation.id} and ${condition})`;
}

/** True where the caller reaches whose reservation it is, or a piece of it. */
export function isInScope(caller: Caller): SQL<boolean> {
  return sql<boolean>`(${reservation.organisation} in ${reachedCodes(caller, 'watch')} or exists (
    select from ${allocation} join ${equipment} on ${equipment.assetCode} = ${allocation.assetCode}
    where ${allocation.reservation} = ${reservation.id} and ${equipmentInScope(caller)}))`;
}

function selectReservations(db: Queryable) {
  return db
    .select({ reservation, organisationName: organisation.name, createdByName: person.name })
    .from(reservation)
    .innerJoin(organisation, eq(organisation.code, reservation.organisation))
    .innerJoin(person, eq(person.id, reservation.createdBy));
}

const findReservation = statement('reservation-by-id', (db) =>
  selectReservations(db).where(eq(reservation.id, sql.placeholder('id'))),
);

type Row = Awaited<ReturnType<typeof selectReservations>>[number];

const listAllocationsOf = statement('allocations-of-reservations', (db) =>
  selectAllocations(db)
    .where(sql`${allocation.reservation} = any(${sql.placeholder('ids')}::uuid[])`)
    .orderBy(asc(allocation.assetCode), asc(allocation.id)),
);

async function withAllocations(db: Queryable, rows: readonly Row[], now: Date): Promise<Reservation[]> {
  const ids = rows.map((row) => row.reservation.id);
  if (ids.length === 0) return [];
  const claims = await listAllocationsOf(db, { ids });
  const byReservation = Map.groupBy(claims, (row) => row.allocation.reservation);
  return rows.map((row) => toReservation(row, byReservation.get(row.reservation.id) ?? [], now));
}

function toReservation({ reservation: row, ...names }: Row, claims: readonly AllocationRow[], now: Date): Reservation {
  const allocations = claims.map((claim) => toAllocation(claim, now));
  const { overrideBy, overrideReason } = row;
  return {
    id: row.id,
    state: stateOfAll(allocations.map(({ state }) => state)),
    kind: row.kind,
    organisation: row.organisation,
    organisationName: names.organisationName,
    purpose: row.purpose,
    priority: row.priority,
    need: row.need,
    override: overrideBy === null || overrideReason === null ? null : { by: overrideBy, reason: overrideReason },
    cancelReason: row.cancelReason,
    createdAt: row.createdAt.toISOString(),
    createdBy: { id: row.createdBy, name: names.createdByName },
    allocations,
  };
}
