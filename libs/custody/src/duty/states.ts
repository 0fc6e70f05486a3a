import { Problem } from '../problem.ts';

/** How far the handover of a shift is. */
export const SHIFT_HANDOVER_STATES = ['given', 'taken'] as const;
export type ShiftHandoverState = (typeof SHIFT_HANDOVER_STATES)[number];

/** `open` where nobody has signed yet. */
export const SHIFT_HANDOVER_STANDINGS = ['open', ...SHIFT_HANDOVER_STATES] as const;
export type ShiftHandoverStanding = (typeof SHIFT_HANDOVER_STANDINGS)[number];

/** What may follow what: who goes signs first, who comes signs last, and what was signed stays. */
const NEXT_SHIFT_HANDOVER: Readonly<Record<ShiftHandoverStanding, readonly ShiftHandoverStanding[]>> = {
  open: ['given'],
  given: ['taken'],
  taken: [],
};

const TOLD: Readonly<Record<ShiftHandoverStanding, string>> = {
  open: 'nobody has handed the shift over yet',
  given: 'the shift has been handed over already, and waits for whoever comes to sign',
  taken: 'both have signed: the shift has been handed over',
};

export function requireShiftStep(standing: ShiftHandoverStanding, next: ShiftHandoverStanding): void {
  if (!NEXT_SHIFT_HANDOVER[standing].includes(next)) throw new Problem('illegal-transition', TOLD[standing]);
}
