import { describe, expect, it } from '@jest/globals';

import { AGREEMENT_STATES, agreementStateAt, requireAgreementTransition } from './states.ts';

const at = (text: string) => new Date(`2026-${text}Z`);
const term = { from: at('01-01T00:00:00'), to: at('03-01T00:00:00'), remindDays: 30, endedAt: null };

describe('a custody agreement', () => {
  const allowed = [
    'upcoming>active',
    'upcoming>expiring',
    'upcoming>ended',
    'active>expiring',
    'active>over',
    'active>ended',
    'expiring>over',
    'expiring>ended',
  ];

  it.each(AGREEMENT_STATES.flatMap((from) => AGREEMENT_STATES.map((to) => [from, to] as const)))(
    'that is %s becomes %s only where the table says so',
    (state, next) => {
      const change = () => requireAgreementTransition(state, next);
      if (allowed.includes(`${state}>${next}`)) expect(change).not.toThrow();
      else expect(change).toThrow(`is ${state} and cannot be ${next}`);
    },
  );

  it.each([
    ['upcoming', '01-01T00:00:00', -1],
    ['active', '01-01T00:00:00', 0],
    ['active', '01-30T00:00:00', -1],
    ['expiring', '01-30T00:00:00', 0],
    ['expiring', '03-01T00:00:00', -1],
    ['over', '03-01T00:00:00', 0],
  ])('is %s at %s and %i ms', (state, time, ms) => {
    expect(agreementStateAt(term, new Date(at(time).getTime() + ms))).toBe(state);
  });

  it('that was ended stays ended, whatever the time', () => {
    const ended = { ...term, endedAt: at('02-01T00:00:00') };
    expect(agreementStateAt(ended, at('01-05T00:00:00'))).toBe('ended');
    expect(agreementStateAt(ended, at('04-01T00:00:00'))).toBe('ended');
  });
});
