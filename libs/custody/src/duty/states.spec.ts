import { describe, expect, it } from '@jest/globals';

import { requireShiftStep, type ShiftHandoverStanding } from './states.ts';

const ALL: readonly ShiftHandoverStanding[] = ['open', 'given', 'taken'];
const ALLOWED = ['open given', 'given taken'];

describe('the handover of a shift', () => {
  it.each(ALL.flatMap((from) => ALL.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
    const step = () => requireShiftStep(from, to);
    if (ALLOWED.includes(`${from} ${to}`)) expect(step).not.toThrow();
    else expect(step).toThrow(expect.objectContaining({ code: 'illegal-transition' }));
  });
});
