import type { TelemetrySnapshot } from '../api/answers.ts';

export type SnapshotChange =
  | { readonly code: 'hours'; readonly hours: number }
  | { readonly code: 'moved'; readonly distanceKm: number }
  | { readonly code: 'lost' }
  | { readonly code: 'started' }
  | { readonly code: 'faults'; readonly count: number };

/** A meter moves by hundredths while an engine is tried, and a fix wanders by some metres. */
const WORTH_HOURS = 0.5;
const WORTH_KM = 0.5;
const EARTH_RADIUS_KM = 6_371;

/** What the machine says otherwise than it did at the offer, so that nobody signs for what has changed meanwhile. */
export function compareSnapshots(offered: TelemetrySnapshot, now: TelemetrySnapshot): SnapshotChange[] {
  return [
    ...compareHours(offered, now),
    ...comparePlace(offered, now),
    ...(offered.connection === 'online' && now.connection !== 'online' ? [{ code: 'lost' as const }] : []),
    ...(offered.running?.value === false && now.running?.value === true ? [{ code: 'started' as const }] : []),
    ...compareFaults(offered, now),
  ];
}

function compareHours(offered: TelemetrySnapshot, now: TelemetrySnapshot): SnapshotChange[] {
  if (offered.runningHours === undefined || now.runningHours === undefined) return [];
  const hours = Math.round((now.runningHours - offered.runningHours) * 10) / 10;
  return Math.abs(hours) < WORTH_HOURS ? [] : [{ code: 'hours', hours }];
}

function comparePlace(offered: TelemetrySnapshot, now: TelemetrySnapshot): SnapshotChange[] {
  if (offered.position === undefined || now.position === undefined) return [];
  const distanceKm = Math.round(kilometresBetween(offered.position, now.position) * 10) / 10;
  return distanceKm < WORTH_KM ? [] : [{ code: 'moved', distanceKm }];
}

function compareFaults(offered: TelemetrySnapshot, now: TelemetrySnapshot): SnapshotChange[] {
  const known = new Set(offered.alarms.map(({ id }) => id));
  const count = now.alarms.filter(({ id }) => !known.has(id)).length;
  return count === 0 ? [] : [{ code: 'faults', count }];
}

type Place = Pick<NonNullable<TelemetrySnapshot['position']>, 'latitude' | 'longitude'>;

function kilometresBetween(one: Place, other: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
