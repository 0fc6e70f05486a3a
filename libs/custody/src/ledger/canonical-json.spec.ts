import { describe, expect, it } from '@jest/globals';

import { canonicalise, type JsonValue } from './canonical-json.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('writes the example of the RFC as the RFC does', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalise(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders names by their UTF-16 code units, as the RFC orders them', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const value = Object.fromEntries(names.map((name) => [name, 0]));
    const ordered = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'];
    expect(canonicalise(value)).toBe(`{${ordered.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`);
  });

  it('writes minus nought as nought', () => expect(canonicalise(-0)).toBe('0'));

  it.each([
    ['a number that is none', Number.NaN],
    ['an endless number', Number.POSITIVE_INFINITY],
    ['half a surrogate pair', '\ud83d'],
    ['half a surrogate pair in a name', { '\ude00': 1 }],
    ['what is left out', { name: undefined }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalise(value as JsonValue)).toThrow('has no canonical JSON');
  });
});
