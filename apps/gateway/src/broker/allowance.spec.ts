import { describe, expect, it } from '@jest/globals';

import { Allowance } from './allowance.ts';

describe('the allowance of a device', () => {
  it('lets a second’s worth through at once, and then the rate', () => {
    const allowance = new Allowance(100, 0);
    allowance.take(100);
    expect(allowance.pauseMs(0)).toBe(10);
    expect(allowance.pauseMs(10)).toBe(0);
    allowance.take(1);
    expect(allowance.pauseMs(10)).toBe(10);
  });

  it('waits out what came in one go too many', () => {
    const allowance = new Allowance(100, 0);
    allowance.take(300);
    expect(allowance.pauseMs(0)).toBe(2_010);
    expect(allowance.pauseMs(2_010)).toBe(0);
  });

  it('does not save up more than a second', () => {
    const allowance = new Allowance(100, 0);
    expect(allowance.pauseMs(3_600_000)).toBe(0);
    allowance.take(101);
    expect(allowance.pauseMs(3_600_000)).toBe(20);
  });

  it('without a limit never ends', () => {
    const allowance = new Allowance(0, 0);
    allowance.take(1e9);
    expect(allowance.pauseMs(0)).toBe(0);
  });
});
