import { ALLOCATION_KINDS, type AllocationKind } from '../calendar/kinds.ts';
import type { UtilisationRow } from './count-utilisation.ts';
import type { UtilisationTotal } from './schemas.ts';

const MAINTENANCE: readonly AllocationKind[] = ['maintenance_safety', 'maintenance'];
/** Held back for the country, it is not used, and it is there. */
const UNUSED: readonly AllocationKind[] = [...MAINTENANCE, 'national_reserve'];

/** What the counted times come to. */
export function toFigures(row: UtilisationRow): UtilisationTotal {
  const sumOf = (kinds: readonly AllocationKind[]) => kinds.reduce((sum, kind) => sum + row[kind], 0);
  const available = row.held - sumOf(MAINTENANCE);
  const used = sumOf(ALLOCATION_KINDS.filter((kind) => !UNUSED.includes(kind)));
  const allocated = ALLOCATION_KINDS.map((kind) => [kind, toHours(row[kind])] as const);
  return {
    pieces: row.pieces,
    heldHours: toHours(row.held),
    allocatedHours: Object.fromEntries(allocated) as Record<AllocationKind, number>,
    freeHours: toHours(row.held - sumOf(ALLOCATION_KINDS)),
    availableHours: toHours(available),
    usedHours: toHours(used),
    runningHours: round(row.running, 100),
    utilisation: toRatio(used, available),
    runningRatio: toRatio(row.running * 3_600, available),
  };
}

function toHours(seconds: number): number {
  return round(seconds / 3_600, 100);
}

function toRatio(part: number, whole: number): number | null {
  return whole <= 0 ? null : round(part / whole, 10_000);
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps + 0;
}
