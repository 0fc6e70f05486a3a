import { metresOutside, type Fence } from './fence.ts';
import { over, type Finding } from './finding.ts';
import type { Fix } from './follow-place.ts';

/** Whether a piece was at its base, and since when it is not. */
export interface BaseState {
  /** Which base, in whose custody: with another it begins anew. */
  readonly base: string;
  readonly wasInside: boolean;
  readonly outsideSince: number | null;
}

export interface Base {
  readonly name: string;
  readonly fences: readonly Fence[];
}

export interface BaseLimits {
  /** Nothing is said of a piece without a base. */
  readonly base: Base | undefined;
  readonly explained: boolean;
  readonly radiusMetres: number | null;
}

/** What was never seen inside has not left; one fix outside is none. */
export function followBase(
  before: BaseState | undefined,
  fix: Fix | undefined,
  { base, explained, radiusMetres }: BaseLimits,
): { readonly state: BaseState | undefined; readonly finding: Finding } {
  if (!fix) return { state: before, finding: undefined };
  if (!base || radiusMetres === null) return { state: before, finding: over(fix.time) };
  const begun = { base: base.name, wasInside: false, outsideSince: null };
  const state = before?.base === base.name ? before : begun;
  const outside = metresOutside(base.fences, fix);
  if (outside === 0) {
    const isSame = state.wasInside && state.outsideSince === null;
    return { state: isSame ? state : { ...begun, wasInside: true }, finding: over(fix.time) };
  }
  if (explained || !state.wasInside) {
    return { state: state.outsideSince === null ? state : { ...state, outsideSince: null }, finding: over(fix.time) };
  }
  if (state.outsideSince === null) return { state: { ...state, outsideSince: fix.time }, finding: undefined };
  if (fix.time <= state.outsideSince) return { state, finding: undefined };
  const value = Math.round(outside);
  return { state, finding: { holds: true, since: state.outsideSince, value, threshold: radiusMetres } };
}
