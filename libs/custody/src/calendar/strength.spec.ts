import { describe, expect, it } from '@jest/globals';

import { ALLOCATION_KINDS } from './kinds.ts';
import { judgeDisplacing } from './strength.ts';

const override = { by: '张敏', reason: '井下有人被困' };

describe('pre-emption', () => {
  it.each(ALLOCATION_KINDS.flatMap((one) => ALLOCATION_KINDS.map((other) => [one, other] as const)))(
    'by %s of %s goes by the order of kinds',
    (one, other) => {
      const isStronger = ALLOCATION_KINDS.indexOf(one) < ALLOCATION_KINDS.indexOf(other);
      expect(judgeDisplacing({ kind: one, override }, { kind: other }).allowed).toBe(isStronger);
    },
  );

  it('of safety-critical maintenance wants somebody who answers for it by name', () => {
    const standing = { kind: 'maintenance_safety' } as const;
    expect(judgeDisplacing({ kind: 'deployment' }, standing)).toEqual({
      allowed: false,
      reason: 'safety-critical maintenance gives way only to a named override',
    });
    expect(judgeDisplacing({ kind: 'deployment', override }, standing).allowed).toBe(true);
    expect(judgeDisplacing({ kind: 'maintenance', override }, standing).allowed).toBe(false);
  });
});
