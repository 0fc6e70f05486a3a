import { inArray } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { stateAt, type Party } from '../custody/states.ts';
import type { CrewHandover } from './schemas.ts';
import type { CrewRow } from './select-crew-handovers.ts';
import { crewSignature } from './tables.ts';

const INSPECTION_MS = 24 * 3_600_000;

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
