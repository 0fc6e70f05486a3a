import { describe, expect, it } from '@jest/globals';

import { isTooDeep } from './body-parser.ts';

const isDeep = (text: string) => isTooDeep(Buffer.from(text));
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('the depth of a body', () => {
  it('is taken up to 64 levels', () => {
    expect(isDeep(nested(64))).toBe(false);
    expect(isDeep(nested(65))).toBe(true);
    expect(isDeep('{"a":'.repeat(65))).toBe(true);
  });

  it('is that of brackets, not of what a text says', () => {
    expect(isDeep(JSON.stringify({ text: nested(100), more: `\\"${nested(100)}` }))).toBe(false);
    expect(isDeep(`{"a":"\\\\",${'"b":['.repeat(70)}`)).toBe(true);
  });

  it('does not add up side by side', () => {
    expect(isDeep(`[${'[[]],'.repeat(1_000)}[]]`)).toBe(false);
  });
});
