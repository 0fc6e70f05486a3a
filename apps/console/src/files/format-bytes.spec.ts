import { describe, expect, it } from '@jest/globals';
import { formatBytes } from './format-bytes.ts';

describe('the size of a file', () => {
  it.each([
    [38, '38\u2009B'],
    [2_048, '2.0\u2009KiB'],
    [482_113, '471\u2009KiB'],
    [20 * 1_048_576, '20.0\u2009MiB'],
  ])('of %i bytes is told as %s', (bytes, told) => {
    expect(formatBytes(bytes)).toBe(told);
  });
});
