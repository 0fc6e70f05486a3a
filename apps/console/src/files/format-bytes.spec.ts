import { describe, expect, it } from '@jest/globals';
import { formatBytes } from './format-bytes.ts';

describe('the size of a file', () => {
  it.each([
    [38, '38\u202fB'],
    [2_048, '2.0\u202fKiB'],
    [482_113, '471\u202fKiB'],
    [20 * 1_048_576, '20.0\u202fMiB'],
  ])('of %i bytes is told as %s', (bytes, told) => {
    expect(formatBytes(bytes)).toBe(told);
  });
});
