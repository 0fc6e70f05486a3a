import type { TFunction } from 'i18next';

export type AgeUnit = 'now' | 'second' | 'minute' | 'hour' | 'day';

export interface Age {
  readonly unit: AgeUnit;
  readonly count: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Clocks never agree exactly: a reading this little overdue is still called current. */
const SLACK_MS = 2 * SECOND_MS;

/** How long ago something was, in the largest whole unit; a time ahead of the clock counts as now. */
export function ageOf(timeMs: number, nowMs: number): Age {
  const elapsedMs = Math.max(0, nowMs - timeMs);
  if (elapsedMs < SECOND_MS) return { unit: 'now', count: 0 };
  if (elapsedMs < MINUTE_MS) return { unit: 'second', count: Math.floor(elapsedMs / SECOND_MS) };
  if (elapsedMs < HOUR_MS) return { unit: 'minute', count: Math.floor(elapsedMs / MINUTE_MS) };
  if (elapsedMs < DAY_MS) return { unit: 'hour', count: Math.floor(elapsedMs / HOUR_MS) };
  return { unit: 'day', count: Math.floor(elapsedMs / DAY_MS) };
}

/** Whether a reading is older than the interval at which its piece reports. */
export function isOutdated(timeMs: number, nowMs: number, intervalSeconds: number): boolean {
  return nowMs - timeMs > intervalSeconds * SECOND_MS + SLACK_MS;
}

/** A duration in the largest unit that says it exactly: 90 s, 5 min, 2 h. */
export function spanOf(seconds: number): Age {
  if (seconds === 0) return { unit: 'second', count: 0 };
  const units = [
    ['day', DAY_MS],
    ['hour', HOUR_MS],
    ['minute', MINUTE_MS],
  ] as const;
  const [unit, lengthMs] = units.find(([, length]) => (seconds * SECOND_MS) % length === 0) ?? ['second', SECOND_MS];
  return { unit, count: (seconds * SECOND_MS) / lengthMs };
}

export function tellSpan(t: TFunction, seconds: number): string {
  const { unit, count } = spanOf(seconds);
  return t(`duration.${unit}`, { count });
}
