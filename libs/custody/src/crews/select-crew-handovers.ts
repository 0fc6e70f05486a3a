import { and, desc, eq, gt, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { equipmentInScope, reachedCodes } from '../authorisation/scope.ts';
import { stateAt, type Party } from '../custody/states.ts';
import { isUuid } from '../fields.ts';
import { organisation } from '../organisations/tables.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import type { CrewHandover, CrewHandoverQuery } from './schemas.ts';
import { crewHandover, crewSignature } from './tables.ts';

const giver = alias(person, 'giver');
const taker = alias(person, 'taker');
const giving = alias(organisation, 'giving');
const taking = alias(organisation, 'taking');
const INSPECTION_MS = 24 * 3_600_000;

export function selectCrewHandovers(db: Queryable, caller: Caller) {
  return db
    .select({
      entry: crewHandover,
      piece: { name: equipment.name, family: equipment.family },
      giverName: giver.name,
      takerName: taker.name,
      givingName: giving.name,
      takingName: taking.name,
      inScope: crewInScope(caller),
    })
    .from(crewHandover)
    .innerJoin(equipment, eq(equipment.assetCode, crewHandover.assetCode))
    .innerJoin(giver, eq(giver.id, crewHandover.fromPerson))
    .innerJoin(taker, eq(taker.id, crewHandover.toPerson))
    .innerJoin(giving, eq(giving.code, crewHandover.fromOrganisation))
    .innerJoin(taking, eq(taking.code, crewHandover.toOrganisation))
    .$dynamic();
}

export type CrewRow = Awaited<ReturnType<typeof selectCrewHandovers>>[number];

/** True where a reached organisation is a party of it, or reaches the piece anyway. */
function crewInScope(caller: Caller): SQL<boolean> {
  const reached = reachedCodes(caller, 'watch');
  return or(
    sql`${crewHandover.fromOrganisation} in ${reached}`,
    sql`${crewHandover.toOrganisation} in ${reached}`,
    equipmentInScope(caller),
  ) as SQL<boolean>;
}

export async function findCrewHandover(db: Queryable, caller: Caller, id: string): Promise<CrewRow> {
  const [row] = await selectCrewHandovers(db, caller).where(eq(crewHandover.id, id));
  if (row?.inScope) return row;
  throw new Problem('not-found', `no handover of a crew ${id}`, row && { countedAs: 'outside-scope' });
}

/** Handovers between crews, newest first. */
export async function listCrewHandovers(
  { db, caller, now }: Context,
  { assetCode, offeredToMe, limit, cursor }: CrewHandoverQuery,
): Promise<Page<CrewHandover>> {
  requireRight(caller, 'see-custody');
  const before = decodeCursor(cursor, isUuid);
  const isMine = and(
    eq(crewHandover.toPerson, caller.personId),
    eq(crewHandover.state, 'offered'),
    gt(crewHandover.expiresAt, now),
  );
  const rows = await selectCrewHandovers(db, caller)
    .where(
      and(
        crewInScope(caller),
        assetCode === undefined ? undefined : eq(crewHandover.assetCode, assetCode),
        offeredToMe === 'true' ? isMine : undefined,
        before === undefined ? undefined : lt(crewHandover.id, before),
      ),
    )
    .orderBy(desc(crewHandover.id))
    .limit(limit + 1);
  const told = await tellCrewHandovers(db, rows, now);
  const page = toPage(
    rows,
    limit,
    ({ entry }) => entry.id,
    ({ entry }) => entry.id,
  );
  return { items: told.slice(0, page.items.length), nextCursor: page.nextCursor };
}

/** As they are told, in the same order. */
export async function tellCrewHandovers(db: Queryable, rows: readonly CrewRow[], now: Date): Promise<CrewHandover[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ entry }) => entry.id);
  const signatures = await db.select().from(crewSignature).where(inArray(crewSignature.handover, ids));
  return rows.map((row) => toCrewHandover(row, signatures, now));
}

type Signed = typeof crewSignature.$inferSelect;

function toCrewHandover(row: CrewRow, signatures: readonly Signed[], now: Date): CrewHandover {
  const { entry } = row;
  const state = stateAt(entry, now);
  const decidedAt = state === 'expired' ? entry.expiresAt : entry.decidedAt;
  const of = (party: Party) => {
    const signed = signatures.find((one) => one.handover === entry.id && one.party === party);
    if (!signed) return null;
    const { signedAt, confirmed, typed, drawn } = signed;
    return { signedAt: signedAt.toISOString(), confirmed, typed, isDrawn: drawn !== null };
  };
  const dueMs = entry.decidedAt && state === 'accepted' ? entry.decidedAt.getTime() + INSPECTION_MS : null;
  return {
    ...{ id: entry.id, assetCode: entry.assetCode, piece: row.piece, state, allocation: entry.allocation },
    from: {
      ...{ id: entry.fromPerson, name: row.giverName },
      organisation: { code: entry.fromOrganisation, name: row.givingName },
    },
    to: {
      ...{ id: entry.toPerson, name: row.takerName },
      organisation: { code: entry.toOrganisation, name: row.takingName },
    },
    offeredAt: entry.offeredAt.toISOString(),
    expiresAt: entry.expiresAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    reason: entry.reason,
    remarks: { from: entry.offerRemark, to: entry.acceptRemark },
    telemetry: entry.offerTelemetry,
    acceptedTelemetry: entry.acceptTelemetry,
    signatures: { from: of('from'), to: of('to') },
    inspectionDueAt: dueMs === null ? null : new Date(dueMs).toISOString(),
  };
}
