import type { MachinePlan } from '../simulator/machine.ts';
import type { Place } from '../simulator/place.ts';

/** How well a piece is heard: always, with breaks, not since some hours ago (still connected, or gone), or never. */
export type Link = 'steady' | 'patchy' | 'silent' | 'offline' | 'never';

/** What is wrong with the telematics unit itself. */
export type Defect = 'dead-clock' | 'dead-clock-known' | 'out-of-range' | 'not-available';

/** A piece of the demonstration's fleet: what the register knows of it, and the machine behind it. */
export interface DemoPiece {
  readonly plan: MachinePlan;
  readonly name: string;
  readonly hostUnit: string;
  readonly owner: string;
  readonly custodian: string;
  readonly homeBase: Pick<Place, 'latitude' | 'longitude'>;
  readonly reportingIntervalSeconds: number;
  readonly capabilities: Readonly<Record<string, number | boolean | string>>;
  readonly link: Link;
  readonly defect?: Defect;
}
