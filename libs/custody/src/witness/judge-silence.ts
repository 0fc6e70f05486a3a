import { over, type Finding } from './finding.ts';

const MINUTE_MS = 60_000;
const MISSED_REPORTS = 3;

export interface Silence {
  /** Undefined: it was never heard. ms since the epoch. */
  readonly lastSeenAt: number | undefined;
  /** Since when its gateway listens without a break, as far as is known; undefined: nobody listens now. */
  readonly listeningSince: number | undefined;
  readonly reportingIntervalSeconds: number;
  /** No radio reaches it, or nobody expects to hear it. */
  readonly quiet: boolean;
}

/** Our own absence is no silence of a machine. */
export function judgeSilence(silence: Silence, minutes: number | null, now: number): Finding {
  const { lastSeenAt, listeningSince, reportingIntervalSeconds, quiet } = silence;
  if (lastSeenAt === undefined || minutes === null || quiet) return over(now);
  const limitMs = Math.max(minutes * MINUTE_MS, MISSED_REPORTS * reportingIntervalSeconds * 1_000);
  if (now - lastSeenAt <= limitMs) return over(lastSeenAt);
  if (listeningSince === undefined) return undefined;
  const since = Math.max(lastSeenAt, listeningSince) + limitMs;
  if (now <= since) return undefined;
  return {
    holds: true,
    since,
    value: Math.round((now - lastSeenAt) / MINUTE_MS),
    threshold: Math.round(limitMs / MINUTE_MS),
  };
}
