import { describe, expect, it } from '@jest/globals';

import { requireNext, requireStanding } from './require-next.ts';
import { ALLOCATION_STATES, stateNow, stateOfAll, type AllocationState } from './states.ts';

const at = (time: string) => new Date(`2026-01-01T${time}Z`);
const NOON = at('12:00');
const standing = (state: AllocationState, toAt: Date | null, expiresAt: Date | null = null) => ({
  state,
  toAt,
  expiresAt,
});

describe('a claim', () => {
  const allowed = [
    'tentative>confirmed',
    'tentative>at_risk',
    'tentative>cancelled',
    'tentative>expired',
    'tentative>preempted',
    'tentative>swapped',
    'confirmed>running',
    'confirmed>at_risk',
    'confirmed>ended',
    'confirmed>cancelled',
    'confirmed>preempted',
    'confirmed>swapped',
    'running>ended',
    'at_risk>tentative',
    'at_risk>confirmed',
    'at_risk>cancelled',
    'at_risk>expired',
    'at_risk>preempted',
  ];

  it.each(ALLOCATION_STATES.flatMap((from) => ALLOCATION_STATES.map((to) => [from, to] as const)))(
    'that is %s becomes %s only where the table says so',
    (from, to) => {
      const take = () => requireNext(from, to);
      if (allowed.includes(`${from}>${to}`)) expect(take).not.toThrow();
      else expect(take).toThrow(expect.objectContaining({ code: 'illegal-transition' }));
    },
  );

  it('is over when its time is, whether or not anybody has noted it', () => {
    expect(stateNow(standing('confirmed', at('13:00')), NOON)).toBe('confirmed');
    expect(stateNow(standing('confirmed', NOON), NOON)).toBe('ended');
    expect(stateNow(standing('tentative', at('13:00'), at('12:01')), NOON)).toBe('tentative');
    expect(stateNow(standing('tentative', at('13:00'), NOON), NOON)).toBe('expired');
    expect(stateNow(standing('at_risk', NOON), NOON)).toBe('preempted');
    expect(stateNow(standing('running', null), NOON)).toBe('running');
  });
});

describe('a reservation', () => {
  it('stands as long as one of its claims does', () => {
    expect(stateOfAll(['preempted', 'confirmed', 'swapped'])).toBe('confirmed');
    expect(stateOfAll(['preempted', 'at_risk'])).toBe('at_risk');
    expect(stateOfAll(['swapped', 'cancelled'])).toBe('cancelled');
  });

  it.each(['ended', 'cancelled', 'expired', 'preempted', 'swapped'] as const)(
    'of which everything is %s takes no further act',
    (state) => {
      const act = () => requireStanding([standing(state, at('13:00'))], NOON, 'extended');
      expect(act).toThrow(`it cannot be extended: it is ${state}`);
    },
  );
});
