const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The ranges on offer, as they stand in the address. */
export const RECENT_RANGES = {
  PT5M: 5 * MINUTE_MS,
  PT15M: 15 * MINUTE_MS,
  PT1H: HOUR_MS,
  PT6H: 6 * HOUR_MS,
  PT24H: DAY_MS,
  P7D: 7 * DAY_MS,
  P30D: 30 * DAY_MS,
} as const;

export type RecentRange = keyof typeof RECENT_RANGES;

export const DEFAULT_RANGE: RecentRange = 'PT15M';

/** What the address says: a recent range that moves with the clock, or two fixed instants (RFC 3339). */
export interface RangeSearch {
  readonly range?: RecentRange;
  readonly from?: string;
  readonly to?: string;
}

export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether the window ends now and moves on. */
  readonly live: boolean;
}

function isRecentRange(value: unknown): value is RecentRange {
  return typeof value === 'string' && value in RECENT_RANGES;
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

/** Reads the range from an address that anybody may have typed: what is not understood is left out. */
export function readRange(search: Record<string, unknown>): RangeSearch {
  const { from, to, range } = search;
  if (isInstant(from) && isInstant(to) && Date.parse(from) < Date.parse(to)) return { from, to };
  return isRecentRange(range) ? { range } : {};
}

export function windowAt(search: RangeSearch, nowMs: number): TimeWindow {
  if (search.from !== undefined && search.to !== undefined) {
    return { fromMs: Date.parse(search.from), toMs: Date.parse(search.to), live: false };
  }
  return { fromMs: nowMs - RECENT_RANGES[search.range ?? DEFAULT_RANGE], toMs: nowMs, live: true };
}

const STEPS_SECONDS = [1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400];
const MOST_BUCKETS = 400;
const LONGEST_RAW_MS = 15 * MINUTE_MS;

/** The width of the buckets that keep a chart readable, or null where the readings themselves are few enough. */
export function bucketWidthMs(spanMs: number): number | null {
  if (spanMs <= LONGEST_RAW_MS) return null;
  const step = STEPS_SECONDS.find((seconds) => spanMs / (seconds * 1_000) <= MOST_BUCKETS);
  return (step ?? Math.ceil(spanMs / DAY_MS / MOST_BUCKETS) * 86_400) * 1_000;
}

/** A width as the API wants it, such as `PT300S`. */
export function toDuration(widthMs: number): string {
  return `PT${widthMs / 1_000}S`;
}
