import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { listLedgerReferences } from './list-ledger-references.ts';
import type { Handover, HandoverSummary, SignatureShape } from './schemas.ts';
import type { HandoverRow } from './select-handovers.ts';
import { stateAt, type Party } from './states.ts';
import { handoverSignature } from './tables.ts';

/** What a list says of a handover. */
export function toSummary(row: HandoverRow, now: Date): HandoverSummary {
  const { handover: entry } = row;
  const state = stateAt(entry, now);
  const decidedAt = state === 'expired' ? entry.expiresAt : entry.decidedAt;
  return {
    id: entry.id,
    assetCode: entry.assetCode,
    piece: row.piece,
    state,
    from: { code: entry.fromOrganisation, name: row.fromName },
    to: {
      code: entry.toOrganisation,
      name: row.toName,
      person: toNamed(entry.toPerson, row.namedName),
      base: toNamed(entry.toSite, row.baseName),
    },
    returnBy: entry.returnBy?.toISOString() ?? null,
    offeredBy: { id: entry.offeredBy, name: row.offererName },
    offeredAt: entry.offeredAt.toISOString(),
    expiresAt: entry.expiresAt.toISOString(),
    decidedBy: toNamed(entry.decidedBy, row.deciderName),
    decidedAt: decidedAt?.toISOString() ?? null,
    reason: entry.reason,
    contradictions: [
      ...entry.offerContradictions.map((one) => ({ ...one, party: 'from' as const })),
      ...(entry.acceptContradictions ?? []).map((one) => ({ ...one, party: 'to' as const })),
    ],
  };
}

/** A handover with everything that was said, measured and signed. */
export async function toHandover(db: Queryable, row: HandoverRow, now: Date): Promise<Handover> {
  const { handover: entry } = row;
  const signatures = await db.select().from(handoverSignature).where(eq(handoverSignature.handover, entry.id));
  const { placeLatitude: latitude, placeLongitude: longitude, acceptReport, acceptTelemetry } = entry;
  const isAccepted = acceptReport !== null && acceptTelemetry !== null;
  return {
    ...toSummary(row, now),
    place: latitude !== null && longitude !== null ? { latitude, longitude } : null,
    terms: entry.terms,
    conditionReport: entry.offerReport,
    telemetry: entry.offerTelemetry,
    signature: toSignature(signatures, 'from'),
    acceptance: isAccepted
      ? { conditionReport: acceptReport, telemetry: acceptTelemetry, signature: toSignature(signatures, 'to') }
      : null,
    ledger: await listLedgerReferences(db, entry),
  };
}

function toNamed(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name ?? '' };
}

function toSignature(rows: readonly (typeof handoverSignature.$inferSelect)[], party: Party): SignatureShape | null {
  const row = rows.find((one) => one.party === party);
  if (!row) return null;
  return {
    person: { id: row.person, name: row.name },
    signedAt: row.signedAt.toISOString(),
    confirmed: row.confirmed,
    typed: row.typed,
    drawn: row.drawn && `data:image/png;base64,${row.drawn.toString('base64')}`,
  };
}
