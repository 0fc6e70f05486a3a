import { Problem, type FieldError } from '../problem.ts';

/** Half-open: it begins at `from` and is over at `to`, so that back to back is no conflict. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

const DAY_MS = 86_400_000;
/** What has begun may be written down afterwards, as orders are spoken first. */
const LONGEST_AGO_MS = 7 * DAY_MS;
/** Further ahead nobody plans; a date beyond is a slip of the finger. */
const LONGEST_AHEAD_MS = 5 * 366 * DAY_MS;

/** What is wrong with a period that somebody wants to reserve. */
export function judgePeriod({ from, to }: Period, now: Date): FieldError[] {
  if (to <= from) return [{ pointer: '/to', detail: 'must be after from' }];
  const faults: FieldError[] = [];
  if (to <= now) faults.push({ pointer: '/to', detail: 'is over already' });
  if (from.getTime() < now.getTime() - LONGEST_AGO_MS) faults.push({ pointer: '/from', detail: 'is over a week ago' });
  if (to.getTime() > now.getTime() + LONGEST_AHEAD_MS)
    faults.push({ pointer: '/to', detail: 'is more than five years ahead' });
  return faults;
}

/** The period of two instants on the wire, when it is one that can be reserved. */
export function requirePeriod({ from, to }: { from: string; to: string }, now: Date): Period {
  const period = { from: new Date(from), to: new Date(to) };
  const errors = judgePeriod(period, now);
  if (errors.length === 0) return period;
  const detail = errors.map((error) => `${error.pointer}: ${error.detail}`).join('; ');
  throw new Problem('validation-failed', detail, { errors });
}

export function lengthOf({ from, to }: Period): number {
  return to.getTime() - from.getTime();
}
