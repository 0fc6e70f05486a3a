import { Problem } from '../../problem.ts';

/** How far a custody agreement is. Time moves it on; only its early end is written. */
export const AGREEMENT_STATES = ['upcoming', 'active', 'expiring', 'over', 'ended'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** What may follow what. `over`: its period is; `ended`: somebody ended it before. */
const NEXT_AGREEMENT_STATES: Readonly<Record<AgreementState, readonly AgreementState[]>> = {
  upcoming: ['active', 'expiring', 'ended'],
  active: ['expiring', 'over', 'ended'],
  expiring: ['over', 'ended'],
  over: [],
  ended: [],
};

const DAY_MS = 86_400_000;

interface Term {
  readonly from: Date;
  readonly to: Date;
  readonly remindDays: number;
  readonly endedAt: Date | null;
}

export function agreementStateAt({ from, to, remindDays, endedAt }: Term, now: Date): AgreementState {
  if (endedAt) return 'ended';
  if (now < from) return 'upcoming';
  if (now >= to) return 'over';
  return now.getTime() >= to.getTime() - remindDays * DAY_MS ? 'expiring' : 'active';
}

export function requireAgreementTransition(state: AgreementState, next: AgreementState): void {
  if (NEXT_AGREEMENT_STATES[state].includes(next)) return;
  throw new Problem('illegal-transition', `the agreement is ${state} and cannot be ${next}`);
}
