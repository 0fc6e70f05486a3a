import { describe, expect, it } from '@jest/globals';

import type { Sample } from '../sample.ts';
import { CurrentValues } from './current-values.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;

function sample(value: number, time: number): Sample {
  return { assetCode: 'P-1', metric: 'flowRate', time, value, quality: 'good' };
}

describe('the current value', () => {
  it('moves with a newer reading', () => {
    const current = new CurrentValues();
    expect(current.observe(sample(10, NOW), NOW)).toBe('moved');
    expect(current.get('P-1', 'flowRate')?.value).toBe(10);
  });

  it('is not moved by a late reading', () => {
    const current = new CurrentValues();
    current.observe(sample(10, NOW), NOW);
    expect(current.observe(sample(5, NOW - MINUTE), NOW + 1)).toBe('late');
    expect(current.get('P-1', 'flowRate')?.value).toBe(10);
  });

  it('is moved by a stale reading, which keeps its own time', () => {
    const current = new CurrentValues();
    expect(current.observe(sample(10, NOW - 16 * MINUTE), NOW)).toBe('stale');
    expect(current.get('P-1', 'flowRate')?.time).toBe(NOW - 16 * MINUTE);
  });

  it('counts the same reading again as repeated', () => {
    const current = new CurrentValues();
    current.observe(sample(10, NOW), NOW);
    expect(current.observe(sample(10, NOW), NOW + MINUTE)).toBe('repeated');
  });

  it('takes the last received of two values of one time', () => {
    const current = new CurrentValues();
    current.observe(sample(10, NOW), NOW);
    expect(current.observe(sample(11, NOW), NOW + 1)).toBe('corrected');
    expect(current.get('P-1', 'flowRate')?.value).toBe(11);
  });
});
