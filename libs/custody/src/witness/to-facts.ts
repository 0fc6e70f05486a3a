import type { Fence } from './fence.ts';
import type { Facts } from './judge-piece.ts';
import type { Listening } from './listening.ts';
import type { FactRow } from './read-facts.ts';

/** What a row says, as the rules take it. */
export function toFacts(row: FactRow, listening: Listening, radiusMetres: number | null): Facts {
  const { latitude, longitude, positionTime, totalHours, hoursTime, claimKind, claimFrom, claimUntil } = row;
  const hasFix = latitude !== null && longitude !== null && positionTime !== null;
  const hasClaim = claimKind !== null && claimFrom !== null && claimUntil !== null;
  return {
    retired: row.retired,
    underground: row.underground,
    reportingIntervalSeconds: row.reportingIntervalSeconds,
    lastSeenAt: row.lastSeenAt ?? undefined,
    listeningSince: listening.since(row.gateway),
    fix: hasFix ? { latitude, longitude, time: positionTime } : undefined,
    hours: totalHours === null || hoursTime === null ? undefined : { totalHours, time: hoursTime },
    meterSetBack: toSetBack(row),
    meterAcknowledged: row.standing?.tampered ?? false,
    moves: row.moves ?? [],
    claim: hasClaim ? { kind: claimKind, from: claimFrom, until: claimUntil } : undefined,
    carried: row.carried,
    changingHands: row.changingHands,
    base: toBase(row, radiusMetres ?? 0),
  };
}

function toSetBack({ setBackAt, readingBefore, readingAfter }: FactRow): Facts['meterSetBack'] {
  if (setBackAt === null || readingBefore === null || readingAfter === null) return undefined;
  return { time: setBackAt, readingBefore, readingAfter };
}

/** The base that the register names, with a place of its own there, and the one that it was handed over to. */
function toBase(row: FactRow, radiusMetres: number): Facts['base'] {
  const { homeLatitude, homeLongitude, homeGeometry, custodyGeometry } = row;
  const fences: Fence[] = [];
  if (homeLatitude !== null && homeLongitude !== null)
    fences.push({ geometry: { type: 'Point', coordinates: [homeLongitude, homeLatitude] }, radiusMetres });
  for (const geometry of [homeGeometry, custodyGeometry]) if (geometry) fences.push({ geometry, radiusMetres });
  if (fences.length === 0) return undefined;
  const name = [row.custody, row.homeSite, homeLatitude, homeLongitude, row.custodySite].join(' ');
  return { name, fences };
}
