import { describe, expect, it } from '@jest/globals';

import { readScannedCode } from './read-scanned-code.ts';

describe('what was scanned', () => {
  it.each([
    ['the address on a label', 'https://muster.example/equipment/DR-0012'],
    ['an address below a path', 'http://10.0.0.7:3000/muster/equipment/DR-0012/'],
    ['a code that was typed', ' dr-0012 '],
    ['a code as a Chinese keyboard writes it', 'ＤＲ－００１２'],
  ])('is a piece as %s', (_, scanned) => {
    expect(readScannedCode(scanned)).toBe('DR-0012');
  });

  it.each([
    ['somebody else’s address', 'https://shop.example/DR-0012'],
    ['an address that is none', 'https://[::/equipment/DR-0012'],
    ['a handover', 'https://muster.example/custody/handovers/019ab5a1-7f2e-7c3d-9f00-000000000020'],
    ['a sentence', '钻机 12 号'],
    ['nothing', '  '],
  ])('is no piece as %s', (_, scanned) => {
    expect(readScannedCode(scanned)).toBeUndefined();
  });
});
