import { over, type Finding } from './finding.ts';

export interface HoursReading {
  /** All that the piece has run. */
  readonly totalHours: number;
  /** Of the device, ms since the epoch. */
  readonly time: number;
}

/** A run in store, and the reading that the next one is held against. */
export interface RunState extends HoursReading {
  readonly ranHours: number;
  readonly since: number;
  readonly grewAt: number;
}

export interface RunLimits {
  /** A pump is tried now and then; null: nothing is said of running. */
  readonly minutes: number | null;
  /** Whether something tells why it may have run since this time. */
  readonly explainedSince: (time: number) => boolean;
}

/** A run is over when the hours have stood still for so long. */
const REST_MS = 1_800_000;
/** The reading that a first growth is held against is no older than this, and need not be stored more often. */
const REFRESH_MS = 600_000;
const HOUR_MS = 3_600_000;

/**
 * Hours that grow faster than time passes were filled in late, and tell nothing of now. Across a silence the meter is the
 * witness: what it has grown by counts.
 */
export function followRun(
  state: RunState | undefined,
  reading: HoursReading | undefined,
  { minutes, explainedSince }: RunLimits,
): { readonly state: RunState | undefined; readonly finding: Finding } {
  if (!reading) return { state, finding: undefined };
  const { totalHours, time } = reading;
  const still = { totalHours, time, ranHours: 0, since: time, grewAt: time };
  if (!state) return { state: still, finding: over(time) };
  if (time <= state.time) {
    const filled = totalHours === state.totalHours ? state : { ...state, totalHours };
    return { state: filled, finding: judge(filled, minutes, time) };
  }
  const isOld = time - state.time >= REFRESH_MS;
  const grown = totalHours - state.totalHours;
  if (minutes === null || explainedSince(state.time)) {
    const isSame = grown === 0 && state.ranHours === 0 && !isOld;
    return { state: isSame ? state : still, finding: over(time) };
  }
  if (grown > 0) {
    const ranHours = state.ranHours + Math.min(grown, (time - state.time) / HOUR_MS);
    const since = state.ranHours === 0 ? state.time : state.since;
    const run = { totalHours, time, ranHours, since, grewAt: time };
    return { state: run, finding: judge(run, minutes, time) };
  }
  if (state.ranHours > 0 && time - state.grewAt >= REST_MS) return { state: still, finding: over(time) };
  const stands = isOld ? { ...state, totalHours, time } : state;
  return { state: stands, finding: judge(stands, minutes, time) };
}

function judge({ ranHours, since }: RunState, minutes: number | null, time: number): Finding {
  if (minutes === null || ranHours * 60 <= minutes) return over(time);
  return { holds: true, since, value: Math.round(ranHours * 60), threshold: minutes };
}
