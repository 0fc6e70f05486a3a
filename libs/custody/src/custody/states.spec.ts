import { describe, expect, it } from '@jest/globals';

import { HANDOVER_STATES, requireTransition, stateAt } from './states.ts';

const NOW = new Date('2025-11-22T20:00:00Z');
const LATER = new Date('2025-11-22T20:00:00.001Z');

describe('a handover', () => {
  const allowed = ['offered>accepted', 'offered>refused', 'offered>withdrawn', 'offered>expired'];

  it.each(HANDOVER_STATES.flatMap((from) => HANDOVER_STATES.map((to) => [from, to] as const)))(
    'that is %s becomes %s only where the table says so',
    (state, next) => {
      const change = () => requireTransition({ state, expiresAt: LATER }, next, NOW, 'so it was');
      if (allowed.includes(`${state}>${next}`)) expect(change).not.toThrow();
      else expect(change).toThrow(`is ${state} and cannot be ${next}: so it was`);
    },
  );

  it('expires at its time and not a millisecond before', () => {
    expect(stateAt({ state: 'offered', expiresAt: LATER }, NOW)).toBe('offered');
    expect(stateAt({ state: 'offered', expiresAt: NOW }, NOW)).toBe('expired');
    expect(stateAt({ state: 'accepted', expiresAt: NOW }, NOW)).toBe('accepted');
  });

  it('that has expired is answered no more, noted or not', () => {
    const overdue = { state: 'offered', expiresAt: NOW } as const;
    expect(() => requireTransition(overdue, 'accepted', NOW, 'its time was over')).toThrow('is expired');
  });
});
