import { Problem } from '../problem.ts';

/** How far a handover is. */
export const HANDOVER_STATES = ['offered', 'accepted', 'refused', 'withdrawn', 'expired'] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** Who gives and who receives. */
export const PARTIES = ['from', 'to'] as const;
export type Party = (typeof PARTIES)[number];

/** Why somebody keeps a piece: the register says so, or both parties signed. */
export const CUSTODY_BASES = ['register', 'handover'] as const;
export type CustodyBasis = (typeof CUSTODY_BASES)[number];

/** What may follow what: an offer is answered once, and what was answered stays. */
const NEXT_HANDOVER_STATES: Readonly<Record<HandoverState, readonly HandoverState[]>> = {
  offered: ['accepted', 'refused', 'withdrawn', 'expired'],
  accepted: [],
  refused: [],
  withdrawn: [],
  expired: [],
};

interface Standing {
  readonly state: HandoverState;
  readonly expiresAt: Date;
}

/** The state as it is now: an offer whose time is over has expired, whether or not that was noted yet. */
export function stateAt({ state, expiresAt }: Standing, now: Date): HandoverState {
  return state === 'offered' && expiresAt <= now ? 'expired' : state;
}

/** Refuses what the table does not allow, with what happened instead. */
export function requireTransition(row: Standing, next: HandoverState, now: Date, happened: string): void {
  const state = stateAt(row, now);
  if (NEXT_HANDOVER_STATES[state].includes(next)) return;
  throw new Problem('illegal-transition', `the handover is ${state} and cannot be ${next}: ${happened}`);
}
