import type { TimeSource } from './log-entry.ts';
import { quote } from './parse-json.ts';
import type { Objection } from './verdict.ts';

/** design.md, telemetry rules: a reading more than 5 min ahead of the server is quarantined. */
const FUTURE_TOLERANCE_MS = 5 * 60_000;
/** No telematics unit reported before 2000; an earlier time is a clock that was never set. */
export const EARLIEST_TIME = Date.UTC(2000, 0, 1);

export type JudgedTime = { readonly time: number } | { readonly objection: Objection };

export interface TimeContext {
  readonly receivedAt: number;
  readonly timeSource: TimeSource;
}

/** The time that a reading or event counts for, in whole ms since the epoch. */
export function judgeTime(ts: unknown, { receivedAt, timeSource }: TimeContext): JudgedTime {
  if (timeSource === 'server') return { time: receivedAt };
  if (ts === undefined || ts === null) return objection('missing-time', 'there is no "ts"');
  if (typeof ts !== 'number' || !Number.isFinite(ts))
    return objection('impossible-time', `ts ${quote(ts)} is not a number of ms`);
  if (ts < EARLIEST_TIME)
    return objection('impossible-time', `ts ${quote(ts)} is before the year 2000; it must be ms since the epoch`);
  if (ts > receivedAt + FUTURE_TOLERANCE_MS) {
    return objection('future-time', `ts ${quote(ts)} is ${Math.round((ts - receivedAt) / 1000)} s ahead of the server`);
  }
  return { time: Math.floor(ts) };
}

function objection(reason: Objection['reason'], detail: string): JudgedTime {
  return { objection: { reason, detail } };
}
