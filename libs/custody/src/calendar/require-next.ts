import { Problem } from '../problem.ts';
import { LIVE_STATES, NEXT_STATES, stateNow, stateOfAll, type AllocationState, type Standing } from './states.ts';

/** Refuses a step that the table does not have. */
export function requireNext(from: AllocationState, to: AllocationState): void {
  if (NEXT_STATES[from].includes(to)) return;
  throw new Problem('illegal-transition', `what is ${from} cannot become ${to}`);
}

/** Refuses an act on a reservation of which nothing stands any more. */
export function requireStanding(rows: readonly Standing[], now: Date, what: string): void {
  const states = rows.map((row) => stateNow(row, now));
  if (states.some((state) => LIVE_STATES.includes(state))) return;
  throw new Problem('illegal-transition', `it cannot be ${what}: it is ${stateOfAll(states)}`);
}
