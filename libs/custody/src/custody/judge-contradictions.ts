import { metresBetween, type Place } from '../distance.ts';
import type { Contradiction, FrozenReport, TelemetrySnapshot } from './schemas.ts';

/** A base is large, and a fix is off by some metres. */
export const NEAR_KM = 2;
/** A meter is read to the hour, and the way to the yard takes some minutes. */
const SAME_HOURS = 1;
/** An older fix says nothing of where the piece is now. */
export const LONGEST_FIX_AGE_MS = 86_400_000;

export interface Statement {
  readonly report: FrozenReport;
  /** Where the piece may be: the place that was said, or else its base and the one that it goes to. */
  readonly places: readonly Place[];
  /** No radio reaches it. */
  readonly underground: boolean;
}

/** Where the machine tells otherwise than the people. Marked, never refused: who is right is for people to find out. */
export function judgeContradictions(said: TelemetrySnapshot, statement: Statement): Contradiction[] {
  return [
    ...judgeRunning(said),
    ...judgePlace(said, statement),
    ...judgeHours(said, statement.report),
    ...judgeSilence(said, statement),
    ...judgeFaults(said, statement.report),
  ];
}

function judgeRunning({ running }: TelemetrySnapshot): Contradiction[] {
  return running?.value ? [{ code: 'running', time: running.time }] : [];
}

function judgePlace({ position, takenAt }: TelemetrySnapshot, { places, underground }: Statement): Contradiction[] {
  if (!position || places.length === 0 || underground) return [];
  if (Date.parse(takenAt) - Date.parse(position.time) > LONGEST_FIX_AGE_MS) return [];
  const nearest = Math.min(...places.map((place) => metresBetween(position, place) / 1_000));
  const distanceKm = Math.round(nearest * 10) / 10;
  return distanceKm > NEAR_KM ? [{ code: 'elsewhere', distanceKm, time: position.time }] : [];
}

function judgeHours({ runningHours, runningHoursTime }: TelemetrySnapshot, report: FrozenReport): Contradiction[] {
  if (runningHours === undefined || report.runningHours === null) return [];
  if (Math.abs(runningHours - report.runningHours) <= SAME_HOURS) return [];
  const time = runningHoursTime === undefined ? {} : { time: runningHoursTime };
  return [{ code: 'hours_differ', stated: report.runningHours, measured: runningHours, ...time }];
}

/** Of a piece that was never heard no witness was possible. */
function judgeSilence({ connection, lastSeen }: TelemetrySnapshot, { underground }: Statement): Contradiction[] {
  if (underground || (connection !== 'silent' && connection !== 'offline')) return [];
  return [{ code: 'silent', ...(lastSeen !== null && { time: lastSeen }) }];
}

function judgeFaults({ alarms }: TelemetrySnapshot, { items, remark }: FrozenReport): Contradiction[] {
  const faults = alarms.filter(({ rule, severity }) => rule === 'device' && severity !== 'warning');
  const [newest] = faults;
  if (!newest || remark !== null || items.some(({ result }) => result === 'defect')) return [];
  return [{ code: 'faults_open', measured: faults.length, time: newest.raisedAt }];
}
