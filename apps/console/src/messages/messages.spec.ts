import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import { zh } from './zh.ts';

function flatten(tree: object, prefix = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return [...flatten(value, `${prefix}${key}.`)];
    return [[`${prefix}${key}`, String(value)] as const];
  });
  return new Map(entries);
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('the messages', () => {
  const chinese = flatten(zh);
  const english = flatten(en);

  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('are nowhere empty', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill in the same values in both languages', () => {
    for (const [key, text] of chinese)
      expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  it('use Chinese punctuation in Chinese text', () => {
    const halfWidth = [...chinese].filter(([, text]) => /\p{Script=Han}[,;:!?()]|[,;!?]\p{Script=Han}/u.test(text));
    expect(halfWidth).toEqual([]);
  });
});
