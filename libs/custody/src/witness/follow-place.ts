import { metresBetween, type Place } from '../distance.ts';
import { over, type Finding } from './finding.ts';

export interface Fix extends Place {
  /** ms since the epoch. */
  readonly time: number;
}

/** Where a piece rests, and how far a journey from there has come. */
export interface PlaceState {
  readonly rest: Place;
  /** Of the first fix away from there. */
  readonly awaySince: number | null;
  /** Where it stands now on its journey; null until a second fix has shown that it is on one. */
  readonly stop: Fix | null;
}

export interface PlaceLimits {
  /** How far a fix may be off; null: nothing is said of movement. */
  readonly metres: number | null;
  /** Something tells why it may move, or that its own position says nothing. */
  readonly explained: boolean;
}

/** A journey is over when the piece has stood for so long. */
const REST_MS = 600_000;

/** One fix that is off is no journey: two in a row are. */
export function followPlace(
  state: PlaceState | undefined,
  fix: Fix | undefined,
  { metres, explained }: PlaceLimits,
): { readonly state: PlaceState | undefined; readonly finding: Finding } {
  if (!fix) return { state, finding: undefined };
  const { latitude, longitude, time } = fix;
  const resting = { rest: { latitude, longitude }, awaySince: null, stop: null };
  if (!state || metres === null) return { state: state ?? resting, finding: over(time) };
  const distance = metresBetween(state.rest, fix);
  if (explained) {
    const isAtRest = distance <= metres && state.awaySince === null;
    return { state: isAtRest ? state : resting, finding: over(time) };
  }
  if (state.stop) return followJourney(state, state.stop, fix, metres);
  if (distance <= metres) {
    return { state: state.awaySince === null ? state : { ...state, awaySince: null }, finding: over(time) };
  }
  if (state.awaySince === null) return { state: { ...state, awaySince: time }, finding: undefined };
  if (time <= state.awaySince) return { state, finding: undefined };
  return { state: { ...state, stop: fix }, finding: holding(state.awaySince, distance, metres) };
}

function followJourney(state: PlaceState, stop: Fix, fix: Fix, metres: number) {
  const { latitude, longitude, time } = fix;
  const isAtStop = metresBetween(stop, fix) <= metres;
  if (isAtStop && time - stop.time >= REST_MS)
    return { state: { rest: { latitude, longitude }, awaySince: null, stop: null }, finding: over(time) };
  const finding = holding(state.awaySince ?? stop.time, metresBetween(state.rest, fix), metres);
  return { state: isAtStop ? state : { ...state, stop: fix }, finding };
}

function holding(since: number, distance: number, metres: number): Finding {
  return { holds: true, since, value: Math.round(distance), threshold: metres };
}
