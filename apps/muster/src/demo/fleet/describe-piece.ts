import type { FaultPlan } from '../simulator/faults/fault.ts';
import type { Duty } from '../simulator/machine.ts';
import type { Defect, DemoPiece, Link } from './piece.ts';
import { spotNear, type PlaceName } from './places.ts';

const IN_STORE_SECONDS = 60;
const ON_MISSION_SECONDS = 10;

/** What the rows of all families have in common. */
export interface PieceRow {
  readonly code: string;
  readonly name: string;
  /** The team or host unit that has it. */
  readonly host: string;
  /** Its home base. */
  readonly at: PlaceName;
  /** Where it works, when that is not its home. */
  readonly site?: PlaceName;
  readonly duty: Duty;
  /** Who keeps it, where that is not the host. */
  readonly custodian?: string;
  /** Bought by the state: owned by the national center. */
  readonly state?: boolean;
  /** Seconds between reports, where the duty does not say. */
  readonly every?: number;
  readonly link?: Link;
  readonly defect?: Defect;
  readonly fault?: FaultPlan;
}

/** The machine's part that does not depend on its family. */
export function describeMachine({ code, at, site, duty, every, fault }: PieceRow) {
  const seed = seedOf(code);
  const place = spotNear(site ?? at, seed);
  return { assetCode: code, seed, duty, stepSeconds: Math.min(every ?? 10, 10), place, ...(fault && { fault }) };
}

/** The register's part. */
export function describeEntry(row: PieceRow): Omit<DemoPiece, 'plan' | 'capabilities'> {
  const { code, name, host, at, custodian, state, link, defect } = row;
  const { latitude, longitude } = spotNear(at, seedOf(code));
  return {
    name,
    hostUnit: host,
    owner: state ? 'center' : host,
    custodian: custodian ?? host,
    homeBase: { latitude, longitude },
    reportingIntervalSeconds: intervalOf(row),
    link: link ?? 'steady',
    ...(defect && { defect }),
  };
}

function intervalOf({ every, duty }: PieceRow): number {
  return every ?? (duty === 'mission' ? ON_MISSION_SECONDS : IN_STORE_SECONDS);
}

/** DR-0101 → 101, and the families apart. */
function seedOf(code: string): number {
  return Number(code.slice(3)) + 10_000 * code.charCodeAt(0);
}
