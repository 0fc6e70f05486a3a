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

function pointOf({ timeMs, value }: Reading): SeriesPoint {
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

/** The longest step between two points that is still one line: three intervals, as silence is counted for the piece. */
export function longestStepMs(points: readonly SeriesPoint[], intervalSeconds: number, widthMs: number | null): number {
  const steps = points.slice(1).map((point, index) => point.timeMs - points[index]!.timeMs);
  const usual = steps.toSorted((left, right) => left - right)[Math.floor(steps.length / 2)] ?? 0;
  return SILENT_INTERVALS * Math.max(intervalSeconds * 1_000, usual, widthMs ?? 0);
}

/** A gap in the data is a gap in the line: null stands wherever two neighbours are further apart than `longestMs`. */
export function breakAtGaps(points: readonly SeriesPoint[], longestMs: number): (SeriesPoint | null)[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before !== undefined && point.timeMs - before.timeMs > longestMs ? [null, point] : [point];
  });
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
