import { LONGEST_FIX_AGE_MS, NEAR_KM } from '../custody/judge-contradictions.ts';
import { metresBetween, type Place } from '../distance.ts';
import { connectionOf } from '../register/read-equipment.ts';
import { toPosition } from '../register/to-position.ts';
import type { MachineWord, StocktakePiece, StocktakeScan } from './schemas.ts';
import type { PieceRow } from './select-pieces.ts';
import type { stocktakeScan } from './tables.ts';

export function toPiece(row: PieceRow, now: Date): StocktakePiece {
  const { piece, status, entry, inScope } = row;
  const machine = piece.finding === null ? hearMachine(row, now) : piece.machine;
  return {
    assetCode: piece.assetCode,
    piece: piece.name === null || piece.family === null ? null : { name: piece.name, family: piece.family },
    expected: piece.expected,
    status,
    why: piece.why ?? (status === 'excused' ? row.excuse : null),
    custodian: entry && inScope ? { code: entry.custodian, name: row.custodianName ?? entry.custodian } : null,
    scan: row.scan && tellScan({ ...row.scan, byName: row.scannedBy ?? '' }),
    machine,
    ...compareMachine(row, machine),
  };
}

/** What the machine, or its carrier, says now; null where the caller does not reach it. */
export function hearMachine({ entry, presence, ...row }: PieceRow, now: Date): MachineWord | null {
  if (!entry || !row.inScope) return null;
  const own = presence ? toPosition(presence) : undefined;
  const carriers = row.carrierPresence ? toPosition(row.carrierPresence) : undefined;
  const carried = carriers && row.carrier !== null && { ...carriers, carriedBy: row.carrier };
  const position = carried && (!own || own.time < carried.time) ? carried : own;
  return {
    connection: connectionOf({ entry, presence }, now),
    lastSeen: presence?.lastSeenAt.toISOString() ?? null,
    ...(position && { position }),
  };
}

function compareMachine(row: PieceRow, machine: MachineWord | null) {
  const scanned = row.scan ? placeOf(row.scan) : null;
  const place = scanned ?? baseOf(row);
  const position = machine?.position;
  if (!place || !position) return { distanceKm: null, contradicts: false };
  const distanceKm = Math.round(metresBetween(position, place) / 100) / 10;
  const apartMs = row.scan ? Math.abs(row.scan.scannedAt.getTime() - Date.parse(position.time)) : Infinity;
  const isWitness = scanned !== null && row.entry?.underground === false && apartMs <= LONGEST_FIX_AGE_MS;
  return { distanceKm, contradicts: isWitness && distanceKm > NEAR_KM };
}

function baseOf({ base, entry }: PieceRow): Place | null {
  if (base) return base;
  if (!entry || entry.homeLatitude === null || entry.homeLongitude === null) return null;
  return { latitude: entry.homeLatitude, longitude: entry.homeLongitude };
}

type Scan = typeof stocktakeScan.$inferSelect;

export function tellScan(scan: Scan & { readonly byName: string }): Omit<StocktakeScan, 'id' | 'assetCode'> {
  return {
    at: scan.scannedAt.toISOString(),
    receivedAt: scan.receivedAt.toISOString(),
    by: { id: scan.person, name: scan.byName },
    method: scan.method,
    place: placeOf(scan),
    late: scan.late,
  };
}

function placeOf({ latitude, longitude, accuracyMetres }: Scan) {
  return latitude === null || longitude === null ? null : { latitude, longitude, accuracyMetres };
}
