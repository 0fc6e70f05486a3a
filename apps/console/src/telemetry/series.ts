/** One drawn point: a reading, or a bucket of readings with its extremes. */
export interface SeriesPoint {
  readonly timeMs: number;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly count: number;
}

export interface Reading {
  readonly timeMs: number;
  readonly value: number;
}

type Cell = string | number | boolean | null;

const SILENT_INTERVALS = 3;

/** Messages jitter on their way: a shorter pause is none. */
const SHORTEST_GAP_MS = 5_000;

const NEIGHBOURS = 5;

export function readReadings(rows: readonly (readonly Cell[])[]): SeriesPoint[] {
  return rows.flatMap(([time, value]) =>
    typeof value === 'number' ? [pointOf({ timeMs: Date.parse(String(time)), value })] : [],
  );
}

/** Rows of `[time, min, max, mean, count]`. */
export function readBuckets(rows: readonly (readonly Cell[])[]): SeriesPoint[] {
  return rows.flatMap(([time, minimum, maximum, mean, count]) => {
    if (typeof minimum !== 'number' || typeof maximum !== 'number' || typeof mean !== 'number') return [];
    return [{ timeMs: Date.parse(String(time)), value: mean, minimum, maximum, count: Number(count ?? 1) }];
  });
}

export function pointOf({ timeMs, value }: Reading): SeriesPoint {
  return { timeMs, value, minimum: value, maximum: value, count: 1 };
}

function fold(bucket: SeriesPoint, value: number): SeriesPoint {
  const count = bucket.count + 1;
  return {
    timeMs: bucket.timeMs,
    value: bucket.value + (value - bucket.value) / count,
    minimum: Math.min(bucket.minimum, value),
    maximum: Math.max(bucket.maximum, value),
    count,
  };
}

/** The points with one more live reading at their end; a reading that is not newer changes nothing. */
export function appendReading(
  points: readonly SeriesPoint[],
  reading: Reading,
  widthMs: number | null,
): readonly SeriesPoint[] {
  const last = points.at(-1);
  if (widthMs === null) {
    return last !== undefined && reading.timeMs <= last.timeMs ? points : [...points, pointOf(reading)];
  }
  const start = Math.floor(reading.timeMs / widthMs) * widthMs;
  if (last === undefined || start > last.timeMs) return [...points, { ...pointOf(reading), timeMs: start }];
  return start === last.timeMs ? [...points.slice(0, -1), fold(last, reading.value)] : points;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** For every step, the usual step around it: a piece that comes home from a mission reports more seldom. */
function usualSteps(steps: readonly number[]): number[] {
  return steps.map((_, index) => {
    const before = steps.slice(Math.max(0, index - NEIGHBOURS), index);
    const after = steps.slice(index + 1, index + 1 + NEIGHBOURS);
    return Math.max(median(before), median(after));
  });
}

/**
 * A gap in the data is a gap in the line: null stands wherever a step is three times longer than the steps around it.
 * The piece's reporting interval decides only where there are too few points to have a rhythm.
 */
export function breakAtGaps(
  points: readonly SeriesPoint[],
  intervalSeconds: number,
  widthMs: number | null,
): (SeriesPoint | null)[] {
  const steps = points.slice(1).map((point, index) => point.timeMs - points[index]!.timeMs);
  const usual = usualSteps(steps);
  const leastMs = Math.max(SHORTEST_GAP_MS, SILENT_INTERVALS * (widthMs ?? 0));
  const isGap = (step: number, index: number) =>
    step > Math.max(leastMs, SILENT_INTERVALS * (usual[index] || intervalSeconds * 1_000));
  return points.flatMap((point, index) => (index > 0 && isGap(steps[index - 1]!, index - 1) ? [null, point] : [point]));
}

/** Whether a point stands alone, so that no line leads to it and it needs a mark of its own. */
export function standsAlone(drawn: readonly (SeriesPoint | null)[], index: number): boolean {
  return (drawn[index - 1] ?? null) === null && (drawn[index + 1] ?? null) === null;
}

/** What a named state, such as the drive mode, was from a time on. */
export interface StateReading {
  readonly timeMs: number;
  readonly state: string;
}

export function readStates(rows: readonly (readonly Cell[])[]): StateReading[] {
  return rows.flatMap(([time, value]) =>
    value === null || value === undefined ? [] : [{ timeMs: Date.parse(String(time)), state: String(value) }],
  );
}

/** States as a line: each one's value is its place among the `states`, which stand in the order of their names. */
export function toSteps(readings: readonly StateReading[]): { points: SeriesPoint[]; states: string[] } {
  const states = [...new Set(readings.map(({ state }) => state))].toSorted();
  const places = new Map(states.map((state, place) => [state, place]));
  return { states, points: readings.map(({ timeMs, state }) => pointOf({ timeMs, value: places.get(state)! })) };
}
