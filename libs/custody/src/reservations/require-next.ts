import { Problem } from '../problem.ts';
import { LIVE_STATES, NEXT_STATES, stateNow, stateOfAll, type AllocationState, type Standing } from './states.ts';

/** Refuses a step that the table does not have. */
export function requireNext(from: AllocationState, to: AllocationState): void {
  if (NEXT_STATES[from].includes(to)) return;
  throw new Problem('illegal-transition', `what is ${from} cannot become ${to}`);
}

/** Those that still stand; refuses an act on a reservation of which nothing does. */
export function requireStanding<Row extends Standing>(rows: readonly Row[], now: Date, what: string): Row[] {
  const standing = rows.filter((row) => LIVE_STATES.includes(stateNow(row, now)));
  if (standing.length > 0) return standing;
  const states = rows.map((row) => stateNow(row, now));
  throw new Problem('illegal-transition', `it cannot be ${what}: it is ${stateOfAll(states)}`);
}
