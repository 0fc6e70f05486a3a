/** When each reading of a recording is to be sent, counted from its first. */
export interface Pace {
  /** ms after the first reading, never decreasing. */
  readonly elapsed: readonly number[];
  /** The usual time between two readings, ms. */
  readonly interval: number;
  /** How long one pass takes, ms, with the interval that leads to the next. */
  readonly period: number;
}

/** A clock that was set back did not turn time back: such a step takes the usual interval. */
export function paceReadings(times: readonly number[]): Pace {
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const interval = usualStep(steps);
  const elapsed = [0];
  for (const step of steps) elapsed.push((elapsed.at(-1) ?? 0) + (step < 0 ? interval : step));
  return { elapsed, interval, period: (elapsed.at(-1) ?? 0) + interval };
}

/** The median of the steps forward; a second where there is none. */
function usualStep(steps: readonly number[]): number {
  const forward = steps.filter((step) => step > 0).sort((a, b) => a - b);
  return forward[Math.floor(forward.length / 2)] ?? 1_000;
}
